import { useTranslation } from 'react-i18next';
import { WideTable } from '../../components/wide-table.js';
import type { AlarmHealth } from '../../data/alarms.js';
import { formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** What is measured against what the guidelines call good. */
export function GuidelineTable({ health }: { health: AlarmHealth }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const write = (value: number, kind: AlarmHealth['benchmarks'][number]['kind']): string =>
    kind === 'share'
      ? formatPercent(value, language)
      : formatNumber(value, Number.isInteger(value) ? 0 : 1, language);
  return (
    <WideTable label={t('health.guidelines')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('health.guideline')}</th>
            <th scope="col" className="number">
              {t('health.measured')}
            </th>
            <th scope="col" className="number">
              {t('health.most')}
            </th>
            <th scope="col">{t('health.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {health.benchmarks.map(
            ({ id, textVi, textEn, source, confidence, value, kind, max, fewestAlarms, verdict }) => (
              <tr key={id}>
                <th scope="row">
                  {language === 'en' ? textEn : textVi}
                  <span className="row-note">
                    {t('health.source', { source, confidence: t(`sure.${confidence}`) })}
                  </span>
                </th>
                <td className="number">{verdict === 'few' ? '–' : write(value, kind)}</td>
                <td className="number">{write(max, kind)}</td>
                <td>
                  {verdict === 'beyond' ? (
                    <strong>✕ {t('health.beyond')}</strong>
                  ) : (
                    t(`health.${verdict}`, { count: health.alarms, fewest: fewestAlarms })
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </WideTable>
  );
}
