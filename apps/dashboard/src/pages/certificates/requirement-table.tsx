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
  const { t } = useTranslation();
  const { language } = useLanguage();
  const isEnglish = language === 'en';
  const amount = (value: number, unit: string) =>
    `${formatNumber(value, Number.isInteger(value) ? 0 : 1, language)} ${t(`certificates.unit.${unit}`)}`;
  const asked = ({ benchmark }: RequirementItem): string => {
    if (benchmark.kind === 'yes') return t('certificates.yes');
    if (benchmark.kind === 'unknown') return t('certificates.unknown');
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
    return benchmark.kind === 'yes' ? '' : t('certificates.by', { value: amount(shortBy, benchmark.unit) });
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
                  {item.basis.map(({ tag, text, certainty }) => (
                    <span key={tag + text} title={text}>
                      {t(`certainty.${certainty}`)} [{tag}]{' '}
                    </span>
                  ))}
                </span>
              </th>
              <td>{asked(item)}</td>
              <td className="number">{has(item)}</td>
              <td>
                <span className={`badge standing ${item.state}`}>
                  {t(`certificates.state.${item.state}`)}
                </span>{' '}
                {missing(item)}
                {item.simulated ? <SimulatedBadge /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
