import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePresets } from '../../data/search.js';
import type { FindSearch } from '../../lib/find-search.js';
import { useLanguage } from '../../lib/language.js';
import { readAmount, writeAmount } from '../../lib/need-amount.js';
import { NEEDS } from '../../lib/needs.js';
import { PILLARS, readWeights, type Weights, weightsText } from '../../lib/pillar-weights.js';
import { NeedGlossary } from './need-glossary.js';
import { useNeedText } from './use-need-text.js';
import { WeightSliders } from './weight-sliders.js';

interface FindFormProps {
  search: FindSearch;
  /** Weights of the answer that is shown, to begin one's own with. */
  weights: Readonly<Record<string, number>> | null;
  onSearch: (search: FindSearch) => void;
}

const OWN = 'own';

/** What is asked for, and what counts how much. */
export function FindForm({ search, weights, onSearch }: FindFormProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { unitText } = useNeedText();
  const id = useId();
  const presets = usePresets().data ?? [];
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      NEEDS.map(({ id: need }) => {
        const amount = search[need];
        return [need, amount === undefined ? '' : writeAmount(need, amount, language)];
      }),
    ),
  );
  const [preset, setPreset] = useState(search.weights === undefined ? (search.preset ?? 'official') : OWN);
  const [own, setOwn] = useState<Weights | null>(search.weights ? readWeights(search.weights) : null);
  const amountOf = (need: (typeof NEEDS)[number]) => readAmount(need, amounts[need.id] ?? '', language);
  const faulty = NEEDS.filter(need => (amounts[need.id] ?? '').trim() !== '' && amountOf(need) === undefined);
  const beginning = () =>
    own ?? readWeights(PILLARS.map(pillar => `${pillar}:${weights?.[pillar] ?? 0}`).join(','));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (faulty.length > 0) return;
    const next: FindSearch = {};
    for (const need of NEEDS) {
      const amount = amountOf(need);
      if (amount !== undefined) next[need.id] = amount;
    }
    if (preset === OWN && own !== null) next.weights = weightsText(own);
    else if (preset !== 'official' && preset !== OWN) next.preset = preset;
    onSearch(next);
  };
  return (
    <form className="panel find-form" onSubmit={submit} noValidate>
      <fieldset>
        <legend>{t('find.needs')}</legend>
        <p className="panel-note">{t('find.needsNote')}</p>
        <div className="find-needs">
          {NEEDS.map(need => {
            const isFaulty = faulty.includes(need);
            return (
              <p key={need.id} className="field">
                <label htmlFor={`${id}-${need.id}`}>{t(`need.${need.id}`)}</label>
                <span className="amount">
                  <input
                    id={`${id}-${need.id}`}
                    inputMode="decimal"
                    autoComplete="off"
                    value={amounts[need.id] ?? ''}
                    aria-invalid={isFaulty}
                    aria-describedby={isFaulty ? `${id}-${need.id}-fault` : `${id}-${need.id}-unit`}
                    onChange={event => setAmounts({ ...amounts, [need.id]: event.currentTarget.value })}
                  />
                  <span id={`${id}-${need.id}-unit`}>{unitText(need.unit)}</span>
                </span>
                {isFaulty ? (
                  <span id={`${id}-${need.id}-fault`} className="field-fault">
                    {t(need.unit === '%' ? 'find.notAPercentage' : 'find.notANumber')}
                  </span>
                ) : null}
              </p>
            );
          })}
        </div>
        <NeedGlossary />
      </fieldset>
      <fieldset>
        <legend>{t('find.weights')}</legend>
        <p className="field">
          <label htmlFor={`${id}-preset`}>{t('find.preset')}</label>
          <select
            id={`${id}-preset`}
            value={preset}
            onChange={event => {
              const next = event.currentTarget.value;
              setPreset(next);
              if (next === OWN) setOwn(beginning());
            }}
          >
            {presets.map(one => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
            <option value={OWN}>{t('find.own')}</option>
          </select>
        </p>
        <p className="panel-note">{t('find.presetNote')}</p>
        {preset === OWN && own !== null ? <WeightSliders weights={own} onChange={setOwn} /> : null}
      </fieldset>
      <p className="find-actions">
        <button type="submit" className="button primary">
          {t('find.search')}
        </button>
        <button type="button" className="button" onClick={() => onSearch({})}>
          {t('find.clear')}
        </button>
      </p>
    </form>
  );
}
