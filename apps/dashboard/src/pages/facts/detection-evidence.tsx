import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { EventProposal } from '../../data/facts.js';
import { useMetrics } from '../../data/metrics.js';
import { formatDateTime, formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

type Evidence = EventProposal['evidence'][number];

/** What the platform found, and what later data made of it: every mean there ever was, newest last. */
export function DetectionEvidence({ proposal }: { proposal: EventProposal }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const metrics = useMetrics().data;
  const { change, evidence } = proposal;
  const newest = evidence.at(-1);
  if (!('detection' in change) || newest === undefined) return null;
  const { device, metric } = change.detection;
  const known = metrics?.get(metric);
  const number = (value: number): string => formatNumber(value, (known?.decimals ?? 0) + 2, language);
  const limitOf = ({ limit: { min, max } }: Evidence): string =>
    [min === null ? [] : `≥ ${number(min)}`, max === null ? [] : `≤ ${number(max)}`].flat().join(', ');
  return (
    <>
      <p className="fact-about">
        {known ? nameOf(known) : metric}, {device} · {t('facts.detection.rule')}{' '}
        {newest.simulated ? <SimulatedBadge /> : null}
      </p>
      <table className="fact-evidence">
        <caption className="visually-hidden">{t('facts.detection.evidence')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('facts.detection.found')}</th>
            <th scope="col">{t('facts.detection.mean')}</th>
            <th scope="col">{t('facts.detection.limit')}</th>
            <th scope="col">{t('facts.detection.hours')}</th>
            <th scope="col">{t('facts.detection.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map(item => (
            <tr key={item.at}>
              <td>{formatDateTime(item.at, language)}</td>
              <td>
                {number(item.mean)} {formatUnit(item.unit)}
              </td>
              <td>
                {limitOf(item)} ({item.basis})
              </td>
              <td>{item.validHours}/24</td>
              <td>{t(item.isOver ? 'facts.detection.over' : 'facts.detection.within')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {newest.isOver ? null : <p className="badge ending">{t('facts.detection.withinNow')}</p>}
    </>
  );
}
