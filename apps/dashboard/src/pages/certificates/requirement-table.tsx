import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { WideTable } from '../../components/wide-table.js';
import type { RequirementItem } from '../../data/certificates.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { AnswerNote } from './answer-note.js';
import type { JudgedZone } from './indicator-link.js';

interface RequirementTableProps {
  zone: JudgedZone;
  title: string;
  items: readonly RequirementItem[];
}

/** Requirements of one group: what is asked for, what the zone has, and how far that is. */
export function RequirementTable({ zone, title, items }: RequirementTableProps) {
  const { t, i18n } = useTranslation();
  const { language } = useLanguage();
  const isEnglish = language === 'en';
  const amount = (value: number, unit: string) => {
    const level = `certificates.level.${value}`;
    if (unit === 'level' && i18n.exists(level)) return t(level);
    return `${formatNumber(value, Number.isInteger(value) ? 0 : 1, language)} ${t(`certificates.unit.${unit}`)}`;
  };
  const asked = ({ benchmark }: RequirementItem): string => {
    if (benchmark.kind === 'yes') return t('certificates.yes');
    if (benchmark.kind === 'unknown') return t('certificates.unknown');
    if (benchmark.unit === 'level') return amount(benchmark.value, benchmark.unit);
    return t(`certificates.ask.${benchmark.kind}`, { value: amount(benchmark.value, benchmark.unit) });
  };
  const has = ({ benchmark, value }: RequirementItem): string => {
    if (value === null) return '–';
    if (benchmark.kind === 'yes') return formatNumber(value, 0, language);
    return amount(value, benchmark.unit);
  };
  const missing = ({ benchmark, shortBy, answer }: RequirementItem): string => {
    if (shortBy === null) return '';
    if (answer?.kind === 'no-event') return t('certificates.events', { count: shortBy });
    if (benchmark.kind === 'yes' || benchmark.unit === 'level') return '';
    const unit = benchmark.unit === '%' ? 'points' : benchmark.unit;
    return t('certificates.by', { value: amount(shortBy, unit) });
  };
  return (
    <WideTable label={title}>
      <table className="requirements">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('certificates.requirement')}</th>
            <th scope="col">{t('certificates.asked')}</th>
            <th scope="col" className="number">
              {t('certificates.has')}
            </th>
            <th scope="col">{t('certificates.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.id} className={item.state}>
              <th scope="row">
                {isEnglish ? item.nameEn : item.nameVi}
                {item.answer ? (
                  <AnswerNote zone={zone} answer={item.answer} note={isEnglish ? item.noteEn : item.noteVi} />
                ) : null}
                <span className="row-note">
                  {[...Map.groupBy(item.basis, ({ certainty }) => certainty)].map(([certainty, rows]) => (
                    <span key={certainty}>
                      {t(`certainty.${certainty}`)}{' '}
                      {rows.map(({ tag, text }) => (
                        <span key={tag + text} title={text}>
                          [{tag}]{' '}
                        </span>
                      ))}
                    </span>
                  ))}
                </span>
              </th>
              <td data-label={t('certificates.asked')}>{asked(item)}</td>
              <td data-label={t('certificates.has')} className="number">
                {has(item)}
              </td>
              <td>
                <span className={`badge standing ${item.state}`}>
                  {t(`certificates.state.${item.state}`)}
                </span>{' '}
                {missing(item)} {item.simulated ? <SimulatedBadge /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
