import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../../components/actor-choice.js';
import { useProblemText } from '../../components/error-note.js';
import { useMakeReport } from '../../data/reports.js';
import { now } from '../../lib/clock.js';
import { formatMonth } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { reportMonths } from '../../lib/report-months.js';

/** Months offered: two years back. */
const MONTHS = 24;

/** Makes the report of a month in somebody's name. */
export function ReportForm({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const heading = useId();
  const months = reportMonths(now(), MONTHS);
  // The month that ended last is what is usually wanted.
  const [month, setMonth] = useState(months[1] ?? '');
  const [reason, setReason] = useState('');
  const [actor, setActor] = useState('');
  const make = useMakeReport(zone);
  const problemText = useProblemText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ month, reason, actor }, { onSuccess: () => setReason('') });
  };
  const { data, error, isPending } = make;
  return (
    <section className="panel" aria-labelledby={heading}>
      <header className="panel-head">
        <h2 id={heading}>{t('reports.make')}</h2>
      </header>
      <form className="panel-body change-form" onSubmit={submit}>
        <p className="field">
          <label htmlFor={`${id}-month`}>{t('reports.month')}</label>
          <select id={`${id}-month`} value={month} onChange={event => setMonth(event.currentTarget.value)}>
            {months.map(one => (
              <option key={one} value={one}>
                {formatMonth(one, language)}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor={`${id}-reason`}>{t('reports.reason')}</label>
          <input
            id={`${id}-reason`}
            value={reason}
            minLength={3}
            maxLength={300}
            placeholder={t('reports.reasonHint')}
            onChange={event => setReason(event.currentTarget.value)}
          />
        </p>
        <ActorChoice value={actor} onChange={setActor} />
        <button type="submit" className="button" disabled={isPending}>
          {t(isPending ? 'reports.making' : 'reports.make')}
        </button>
      </form>
      <div className="panel-body" role="status">
        {data
          ? t(`reports.${data.outcome}`, {
              revision: data.report.revision,
              month: formatMonth(data.report.month, language),
            })
          : null}
      </div>
      {error ? (
        <p className="panel-body error-note" role="alert">
          {problemText(error).text} <code>{problemText(error).code}</code>
        </p>
      ) : null}
    </section>
  );
}
