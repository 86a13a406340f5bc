import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { type EventRecord, useLegalEvents } from '../../data/facts.js';
import { dayText } from '../../lib/fact-value.js';
import { useLanguage } from '../../lib/language.js';
import { DocumentLink } from './document-link.js';
import { EventForm } from './event-form.js';
import { PageDialog } from '../../components/page-dialog.js';

interface EventsPanelProps {
  zone: string;
  actor: string;
  onActor: (id: string) => void;
}

/** Legal events that two people have put on record, with what each does to the score. */
export function EventsPanel({ zone, actor, onActor }: EventsPanelProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const day = (date: string) => dayText(date, language);
  const events = useLegalEvents(zone);
  const [edited, setEdited] = useState<EventRecord | 'new' | null>(null);
  const close = () => setEdited(null);
  const recordButton = (
    <button type="button" className="button quiet" onClick={() => setEdited('new')}>
      {t('facts.recordEvent')}
    </button>
  );
  return (
    <>
      <Panel
        title={t('facts.events')}
        state={events}
        minHeight={60}
        aside={
          <>
            <DownloadMenu label={t('facts.events')} what="events" query={() => ({ zone, history: 'true' })} />
            {recordButton}
          </>
        }
        empty={events.data?.length === 0 && t('facts.noEvents')}
      >
        {() => (
          <ul className="fact-group">
            {events.data?.map(event => (
              <li key={event.recordId} className="fact">
                <p className="fact-head">
                  <span>{t(`event.${event.kind}`)}</span>
                  <span className="badge">
                    {event.closedOn === null
                      ? t('facts.eventOpen', { day: day(event.occurredOn) })
                      : t('facts.eventClosed', { from: day(event.occurredOn), to: day(event.closedOn) })}
                  </span>
                </p>
                <p className="fact-about">
                  {t(`facts.gate.${event.kind}`)} ·{' '}
                  {t('facts.confirmedBy', { name: event.confirmedBy, day: day(event.confirmedOn) })} ·{' '}
                  <DocumentLink id={event.document} name={t('facts.document')} />
                </p>
                <p className="row-actions">
                  <button type="button" className="button quiet" onClick={() => setEdited(event)}>
                    {t('facts.changeEvent')}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {edited === null ? null : (
        <PageDialog title={t(edited === 'new' ? 'facts.recordEvent' : 'facts.changeEvent')} onClose={close}>
          <p className="panel-note">{t('facts.replyExplain')}</p>
          <EventForm
            zone={zone}
            event={edited === 'new' ? null : edited}
            actor={actor}
            onActor={onActor}
            onDone={close}
          />
        </PageDialog>
      )}
    </>
  );
}
