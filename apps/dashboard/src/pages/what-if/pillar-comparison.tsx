import { useTranslation } from 'react-i18next';
import { useMethodNames } from '../../data/method.js';
import type { WhatIf } from '../../data/what-if.js';
import { formatNumber } from '../../lib/format.js';
import { formatChange } from '../../lib/format-change.js';
import { useLanguage } from '../../lib/language.js';

/** Each pillar before and after, as two bars on one scale. */
export function PillarComparison({ pillars }: Pick<WhatIf, 'pillars'>) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const names = useMethodNames().data;
  const figure = (value: number | null) =>
    value === null ? t('score.notMeasured') : formatNumber(value, 0, language);
  return (
    <div>
      <h3>{t('whatIf.pillars')}</h3>
      <ul className="pillars compared">
        {pillars.map(({ id, before, after }) => {
          const named = names?.get(id);
          const moved = before !== null && after !== null && Math.abs(after - before) >= 0.05;
          return (
            <li key={id} className={moved ? 'moved' : ''}>
              <span>{named ? nameOf(named) : id}</span>
              <span className="tabular">
                {figure(before)}
                {moved ? ` → ${figure(after)} (${formatChange(after - before, language)})` : null}
              </span>
              <span className="pillar-bar" aria-hidden="true">
                <span style={{ width: `${before ?? 0}%` }} />
              </span>
              <span className="pillar-bar after" aria-hidden="true">
                <span style={{ width: `${after ?? 0}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="faint">{t('whatIf.bars')}</p>
    </div>
  );
}
