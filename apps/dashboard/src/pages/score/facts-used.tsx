import { useTranslation } from 'react-i18next';
import { AT_HAND, Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { useFactKinds } from '../../data/facts.js';
import type { Explanation } from '../../data/lineage.js';
import { formatNumber, formatPercent, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Facts an indicator used, each with its document, and those it would use that nobody has entered. */
export function FactsUsed({ explanation: { facts, absentFacts, result } }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const kinds = useFactKinds().data;
  const named = (fact: string) => {
    const kind = kinds?.get(fact);
    return kind ? nameOf(kind) : '';
  };
  const written = (value: Explanation['facts'][number]['value']): string =>
    typeof value === 'number'
      ? formatNumber(value, Number.isInteger(value) ? 0 : 2, language)
      : String(value);
  const isYearly = facts.some(({ fact }) => kinds?.get(fact)?.unit === 'kW.h/a');
  if (facts.length === 0 && absentFacts.length === 0) return null;
  return (
    <Panel title={t('lineage.facts')} state={AT_HAND}>
      {() => (
        <>
          {isYearly && result.window ? (
            <p className="faint">
              {t('lineage.yearly', { days: formatNumber(result.window.days, 1, language) })}
            </p>
          ) : null}
          <ul className="lineage-series">
            {facts.map(
              ({ fact, value, evidenceLevel, document, validFrom, validTo, age, illustrative, source }) => (
                <li key={fact}>
                  {named(fact)}{' '}
                  <strong>
                    {written(value)} {formatUnit(kinds?.get(fact)?.unit ?? '')}
                  </strong>{' '}
                  <span className="faint">{fact}</span>
                  {illustrative ? <SimulatedBadge /> : null}
                  <span className="lineage-counts">
                    {t(`evidence.${evidenceLevel}`)} ({evidenceLevel}) · {document ?? t('lineage.noDocument')}{' '}
                    ·{' '}
                    {validTo === null
                      ? t('lineage.validSince', { from: validFrom })
                      : t('lineage.valid', { from: validFrom, to: validTo })}
                    {age < 1 ? ` · ${t('lineage.expired', { share: formatPercent(age, language) })}` : null}
                  </span>
                  <span className="lineage-counts" lang="en">
                    {source}
                  </span>
                </li>
              ),
            )}
            {absentFacts.map(fact => (
              <li key={fact}>
                {t('lineage.absent')} {named(fact)} <span className="faint">{fact}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
