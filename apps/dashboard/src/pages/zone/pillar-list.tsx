import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../data/client.js';
import { formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

interface PillarListProps {
  pillars: Schemas['Score']['pillars'];
  nameOf: (id: string) => string;
}

/** Below this a pillar rests on so little that its bar is drawn as a guess. */
const UNSURE = 0.5;

/** The pillars of a score as bars on one scale; those that rest on little are hatched. */
export function PillarList({ pillars, nameOf }: PillarListProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <ul className="pillars">
      {pillars.map(({ id, value, confidence }) => {
        const sure = t('score.confidence', { value: formatPercent(confidence, language) });
        return (
          <li key={id} title={sure}>
            <span>{nameOf(id)}</span>
            <span className="tabular">
              {value === null ? t('score.notMeasured') : formatNumber(value, 0, language)}
              <span className="visually-hidden">. {sure}</span>
            </span>
            <span className={`pillar-bar ${confidence < UNSURE ? 'unsure' : ''}`} aria-hidden="true">
              <span style={{ width: `${value ?? 0}%` }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
