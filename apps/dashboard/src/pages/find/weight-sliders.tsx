import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethodNames } from '../../data/method.js';
import { useLanguage } from '../../lib/language.js';
import { MAX_WEIGHT, PILLARS, setWeight, type Weights } from '../../lib/pillar-weights.js';

interface WeightSlidersProps {
  weights: Weights;
  onChange: (weights: Weights) => void;
}

/** Nine weights that always add up to 100: moving one moves the others. */
export function WeightSliders({ weights, onChange }: WeightSlidersProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const names = useMethodNames().data;
  const id = useId();
  return (
    <div className="weights">
      <p className="panel-note">{t('find.weightsNote', { most: MAX_WEIGHT })}</p>
      {PILLARS.map(pillar => {
        const named = names?.get(pillar);
        return (
          <p key={pillar} className="weight">
            <label htmlFor={`${id}-${pillar}`}>{named ? nameOf(named) : pillar}</label>
            <input
              id={`${id}-${pillar}`}
              type="range"
              min={0}
              max={MAX_WEIGHT}
              step={1}
              value={weights[pillar]}
              onChange={event => onChange(setWeight(weights, pillar, Number(event.currentTarget.value)))}
            />
            <output htmlFor={`${id}-${pillar}`} className="tabular">
              {weights[pillar]}
            </output>
          </p>
        );
      })}
    </div>
  );
}
