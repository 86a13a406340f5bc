import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.js';
import { PageDialog } from '../../components/page-dialog.js';
import { useDelivery } from '../../data/notifications.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { AnswerText } from './answer-text.js';

/** Each attempt of a delivery with its answer, and when the next one is. */
export function DeliveryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { data, error, refetch } = useDelivery(id);
  const { delivery, attempts } = data ?? {};
  return (
    <PageDialog title={t('notifications.attempts')} onClose={onClose}>
      {error && !delivery ? <ErrorNote error={error} retry={() => void refetch()} /> : null}
      {delivery ? (
        <>
          <p>
            {t(`notifications.state.${delivery.state}`)}
            {delivery.nextAttemptAt === null
              ? ''
              : ` · ${t('notifications.next', { time: formatDateTime(delivery.nextAttemptAt, language) })}`}
          </p>
          {delivery.askedBy ? <p>{t('notifications.askedBy', { name: delivery.askedBy.name })}</p> : null}
          {delivery.alarm ? (
            <Link to="/alarms" search={{ alarm: delivery.alarm }}>
              {t('notifications.openAlarm')}
            </Link>
          ) : null}
        </>
      ) : null}
      <ol className="fact-history">
        {(attempts ?? []).map(attempt => (
          <li key={attempt.number}>
            <span className="fact-head">
              <span>{formatDateTime(attempt.at, language)}</span>
              <span>{t(`notifications.outcome.${attempt.outcome}`)}</span>
            </span>
            <span className="fact-about">{attempt.target}</span>
            <span>
              <AnswerText text={attempt.answer} />
            </span>
          </li>
        ))}
      </ol>
    </PageDialog>
  );
}
