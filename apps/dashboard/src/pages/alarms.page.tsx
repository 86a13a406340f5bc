import '../i18n/alarms/index.js';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../components/actor-choice.js';
import { useProblemText } from '../components/error-note.js';
import { useAnnouncer } from '../components/use-announcer.js';
import { useTitle } from '../components/use-title.js';
import { type AlarmCommand, useAlarmCommand } from '../data/alarm-actions.js';
import type { Alarm } from '../data/alarms.js';
import { doneKey } from '../lib/done-key.js';
import { newKey } from '../lib/new-key.js';
import { useActor } from '../lib/use-actor.js';
import { AlarmDialog, type AlarmForm } from './alarms/alarm-dialog.js';
import { AlarmFilters } from './alarms/alarm-filters.js';
import { AlarmViews } from './alarms/alarm-views.js';
import { HistoryPanel } from './alarms/history-panel.js';
import { OpenPanel } from './alarms/open-panel.js';
import type { RowAction } from './alarms/row-actions.js';
import { useAlarmWords } from './alarms/use-alarm-words.js';

/** The alarm console: what is wrong, and what is done about it. */
export function AlarmsPage() {
  const search = useSearch({ from: '/alarms' });
  const navigate = useNavigate({ from: '/alarms' });
  const { t } = useTranslation();
  const { textOf } = useAlarmWords();
  const problemOf = useProblemText();
  const [actor, setActor] = useActor();
  const [form, setForm] = useState<AlarmForm>(null);
  const { say, announcer } = useAnnouncer();
  const action = useAlarmCommand();
  useTitle(t('page.alarms'));

  const open = (alarm: string | undefined, next: AlarmForm): void => {
    action.reset();
    setForm(next);
    void navigate({ search: known => ({ ...known, alarm }), replace: true, resetScroll: false });
  };
  const send = (id: string, command: AlarmCommand): void => {
    if (actor === '') return say(t('alarms.actorFirst'));
    action.mutate(
      { id, command, actor, key: newKey() },
      {
        onSuccess: ({ alarm }) => {
          setForm(null);
          const { assignee } = alarm;
          const values = { alarm: textOf(alarm), name: assignee?.name };
          say(t(`alarms.said.${doneKey(command.do, assignee)}`, values));
        },
        onError: error => say(problemOf(error).text),
      },
    );
  };
  const onAction = (alarm: Alarm, wanted: RowAction): void => {
    if (wanted === 'acknowledge' || wanted === 'unshelve') return send(alarm.id, { do: wanted });
    open(alarm.id, wanted === 'open' ? null : wanted);
  };
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('page.alarms')}</h1>
          <AlarmViews />
        </div>
        <ActorChoice value={actor} onChange={setActor} />
      </div>
      <AlarmFilters
        search={search}
        onChange={change => void navigate({ search: known => ({ ...known, ...change }), replace: true })}
      />
      {search.alarm === undefined ? announcer : null}
      {search.view === 'history' ? (
        <HistoryPanel search={search} />
      ) : (
        <OpenPanel
          search={search}
          onAction={onAction}
          actor={actor}
          say={say}
          onClear={() => void navigate({ search: {} })}
        />
      )}
      {search.alarm === undefined ? null : (
        <AlarmDialog
          key={search.alarm}
          id={search.alarm}
          form={form}
          onForm={setForm}
          actor={actor}
          onActor={setActor}
          isPending={action.isPending}
          error={action.error}
          onCommand={command => search.alarm !== undefined && send(search.alarm, command)}
          onClose={() => open(undefined, null)}
        >
          {announcer}
        </AlarmDialog>
      )}
    </>
  );
}
