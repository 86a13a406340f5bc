import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SILENCE_METRIC } from '#libs/telemetry';
import { ActorChoice } from '../../components/actor-choice.js';
import { ErrorNote, useProblemText } from '../../components/error-note.js';
import { PageDialog } from '../../components/page-dialog.js';
import { useAlarm } from '../../data/alarms.js';
import type { AlarmCommand } from '../../data/alarm-actions.js';
import { AlarmChart } from './alarm-chart.js';
import { AlarmFacts } from './alarm-facts.js';
import { AssignForm } from './assign-form.js';
import { CommentForm } from './comment-form.js';
import { DoneList } from './done-list.js';
import { rowActions } from './row-actions.js';
import { ShelveForm } from './shelve-form.js';
import { useAlarmWords } from './use-alarm-words.js';

/** Which form is open in the dialog. */
export type AlarmForm = 'shelve' | 'comment' | 'assign' | null;

interface AlarmDialogProps {
  id: string;
  form: AlarmForm;
  onForm: (form: AlarmForm) => void;
  actor: string;
  onActor: (id: string) => void;
  isPending: boolean;
  error: Error | null;
  onCommand: (command: AlarmCommand) => void;
  onClose: () => void;
  /** What is said aloud: all else than the dialog is hidden from a screen reader while it is open. */
  children: ReactNode;
}

/** One alarm with all that belongs to it, and what can be done about it. */
export function AlarmDialog({
  id,
  form,
  onForm,
  actor,
  onActor,
  isPending,
  error,
  onCommand,
  onClose,
  children,
}: AlarmDialogProps) {
  const { t } = useTranslation();
  const { textOf } = useAlarmWords();
  const problemOf = useProblemText();
  const detail = useAlarm(id);
  const alarm = detail.data?.alarm;
  const isDisabled = actor === '' || isPending;
  const isOver =
    alarm !== undefined && (alarm.late || (alarm.state === 'cleared' && alarm.acknowledged !== null));
  const actions = alarm
    ? [...(isOver ? (['comment'] as const) : rowActions(alarm)), ...(isOver ? [] : (['assign'] as const))]
    : [];
  const fields = useRef<HTMLDivElement>(null);
  const isThere = alarm !== undefined;
  // Whoever opens a form, by a key too, wants to fill it in.
  useEffect(() => {
    if (form !== null && isThere)
      fields.current?.querySelector<HTMLElement>('select, input, textarea')?.focus();
  }, [form, isThere]);
  return (
    <PageDialog title={alarm ? textOf(alarm) : t('alarms.detail')} onClose={onClose}>
      {detail.error && !alarm ? <ErrorNote error={detail.error} retry={() => void detail.refetch()} /> : null}
      {children}
      {detail.isPending ? <div className="skeleton" style={{ height: 320 }} /> : null}
      {alarm ? (
        <div className="alarm-detail">
          <ActorChoice value={actor} onChange={onActor} />
          <div className="row-actions">
            {actions.map(action =>
              action === 'acknowledge' || action === 'unshelve' ? (
                <button
                  key={action}
                  type="button"
                  className="button"
                  disabled={isDisabled}
                  onClick={() => onCommand({ do: action })}
                >
                  {t(`alarms.${action}`)}
                </button>
              ) : (
                <button
                  key={action}
                  type="button"
                  className="button"
                  aria-expanded={form === action}
                  onClick={() => onForm(form === action ? null : action)}
                >
                  {t(`alarms.${action}`)}
                </button>
              ),
            )}
          </div>
          <div ref={fields}>
            {form === 'shelve' ? <ShelveForm isDisabled={isDisabled} onSend={onCommand} /> : null}
            {form === 'comment' ? <CommentForm isDisabled={isDisabled} onSend={onCommand} /> : null}
            {form === 'assign' ? (
              <AssignForm assignee={alarm.assignee?.id ?? null} isDisabled={isDisabled} onSend={onCommand} />
            ) : null}
          </div>
          {error ? (
            <p className="error-note" role="alert">
              {problemOf(error).text} <code>{problemOf(error).code}</code>
            </p>
          ) : null}
          <AlarmFacts alarm={alarm} />
          {/* Silence of a whole device or zone has no readings to draw. */}
          {alarm.metric === SILENCE_METRIC ? null : <AlarmChart key={alarm.id} alarm={alarm} />}
          <h3>{t('alarms.done')}</h3>
          <DoneList history={detail.data?.history ?? []} />
        </div>
      ) : null}
    </PageDialog>
  );
}
