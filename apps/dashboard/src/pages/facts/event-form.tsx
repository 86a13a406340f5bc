import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../../components/actor-choice.js';
import { uploadDocument } from '../../data/documents.js';
import { type EventChange, type EventRecord, usePropose } from '../../data/facts.js';
import { FileField } from './file-field.js';
import { ProposeForm } from './propose-form.js';
import { SelectField } from '../../components/select-field.js';
import { TextField } from '../../components/text-field.js';

type EventKind = EventRecord['kind'];
const KINDS: readonly EventKind[] = [
  'sanction',
  'permit-invalid',
  'wwtp-stopped',
  'data-falsification',
  'exceedance-day',
  'haz-waste-shortfall',
  'station-shortfall',
  'major-incident',
];

interface EventFormProps {
  zone: string;
  /** The event to close or to retract; `null` to record a new one. */
  event: EventRecord | null;
  actor: string;
  onActor: (id: string) => void;
  onDone: () => void;
}

/** Proposes a legal event, its closing or its retraction, each with its document. */
export function EventForm({ zone, event, actor, onActor, onDone }: EventFormProps) {
  const { t } = useTranslation();
  const propose = usePropose(zone);
  const [action, setAction] = useState<EventChange['action']>(event ? 'close' : 'record');
  const [kind, setKind] = useState<EventKind>('sanction');
  const [day, setDay] = useState('');
  const [file, setFile] = useState<File | null>(null);

  const send = async (reason: string): Promise<boolean> => {
    if (!file) return false;
    const { id: documentId } = await uploadDocument(zone, file, actor);
    const change = changeOf(action, event, { kind, day, documentId });
    const revision = event?.lineRevision ?? 0;
    await propose.mutateAsync({ subject: 'event', zone, reason, revision, actor, change });
    return true;
  };

  return (
    <ProposeForm actor={actor} isPending={propose.isPending} propose={send} onDone={onDone}>
      <ActorChoice value={actor} onChange={onActor} />
      {event ? (
        <SelectField
          label={t('facts.eventWhat')}
          value={action}
          onChange={value => setAction(value as EventChange['action'])}
        >
          {event.closedOn === null ? <option value="close">{t('facts.eventAction.close')}</option> : null}
          <option value="retract">{t('facts.eventAction.retract')}</option>
        </SelectField>
      ) : (
        <SelectField
          label={t('facts.eventKind')}
          value={kind}
          onChange={value => setKind(value as EventKind)}
          hint={t(`facts.gate.${kind}`)}
        >
          {KINDS.map(item => (
            <option key={item} value={item}>
              {t(`event.${item}`)}
            </option>
          ))}
        </SelectField>
      )}
      {action === 'retract' ? null : (
        <TextField
          label={t(action === 'close' ? 'facts.closedOn' : 'facts.occurredOn')}
          type="date"
          isRequired
          value={day}
          onChange={setDay}
        />
      )}
      <FileField isRequired onChange={setFile} />
    </ProposeForm>
  );
}

function changeOf(
  action: EventChange['action'],
  event: EventRecord | null,
  { kind, day, documentId }: { kind: EventKind; day: string; documentId: string },
): EventChange {
  if (event === null) return { action: 'record', kind, occurredOn: day, documentId };
  if (action === 'retract') return { action: 'retract', event: event.id, documentId };
  return { action: 'close', event: event.id, closedOn: day, documentId };
}
