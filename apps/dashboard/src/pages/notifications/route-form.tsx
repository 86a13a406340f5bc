import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/text-field.js';
import { type Recipient, type Route, useSaveRoute } from '../../data/notifications.js';
import { useZones } from '../../data/zones.js';
import { useLanguage } from '../../lib/language.js';
import { newId } from '../../lib/new-secret.js';
import {
  definitionOf,
  draftOf,
  NEW_ROUTE,
  type RouteDraft,
  toggled,
  WEEKDAYS,
} from '../../lib/route-draft.js';
import { settingId } from '../../lib/setting-id.js';
import { CheckList } from './check-list.js';
import { EscalationFields } from './escalation-fields.js';
import { SaveForm } from './save-form.js';
import { TimeSpan } from './time-span.js';

interface RouteFormProps {
  /** `null` for a new one. */
  route: Route | null;
  recipients: readonly Recipient[];
  actor: string;
  onDone: () => void;
}

/** Of which alarms, whom, and when. */
export function RouteForm({ route, recipients, actor, onDone }: RouteFormProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const zones = useZones().data ?? [];
  const [draft, setDraft] = useState<RouteDraft>(route ? draftOf(route.definition) : NEW_ROUTE);
  const save = useSaveRoute();
  const set = (changes: Partial<RouteDraft>): void => setDraft(before => ({ ...before, ...changes }));
  const people = recipients.map(({ id, definition: { name } }) => ({ value: id, text: name }));
  return (
    <SaveForm
      actor={actor}
      status={route?.status ?? null}
      save={(status, reason) =>
        save.mutateAsync({
          ...{ actor, status, reason, definition: definitionOf(draft) },
          id: route?.id ?? settingId(draft.name, newId()),
          basedOn: route?.version ?? 0,
        })
      }
      onDone={onDone}
    >
      <TextField
        label={t('notifications.columns.name')}
        isRequired
        value={draft.name}
        onChange={name => set({ name })}
      />
      <CheckList
        label={t('notifications.columns.severities')}
        options={([1, 2, 3] as const).map(value => ({ value, text: t(`notifications.priority.${value}`) }))}
        values={draft.priorities}
        onToggle={value => set({ priorities: toggled(draft.priorities, value) })}
      />
      <CheckList
        label={t('notifications.columns.events')}
        options={(['raised', 'escalated', 'cleared'] as const).map(value => ({
          value,
          text: t(`notifications.kind.${value}`),
        }))}
        values={draft.events}
        onToggle={value => set({ events: toggled(draft.events, value) })}
      />
      <CheckList
        label={t('notifications.columns.recipients')}
        options={people}
        values={draft.recipients}
        onToggle={value => set({ recipients: toggled(draft.recipients, value) })}
      />
      <details>
        <summary>
          {t('notifications.columns.zones')}:{' '}
          {draft.zones.length === 0 ? t('notifications.allZones') : draft.zones.length}
        </summary>
        <CheckList
          label={t('notifications.columns.zones')}
          hint={t('notifications.zonesHint')}
          options={zones.map(zone => ({ value: zone.code, text: nameOf(zone) }))}
          values={draft.zones}
          onToggle={value => set({ zones: toggled(draft.zones, value) })}
        />
      </details>
      <label>
        <input type="checkbox" checked={draft.isAlways} onChange={() => set({ isAlways: !draft.isAlways })} />{' '}
        {t('notifications.hours.always')}
      </label>
      {draft.isAlways ? null : (
        <>
          <CheckList
            label={t('notifications.hours.days')}
            options={WEEKDAYS.map(value => ({ value, text: t(`notifications.day.${value}`) }))}
            values={draft.days}
            onToggle={value => set({ days: toggled(draft.days, value) })}
          />
          <TimeSpan label={t('notifications.hours.open')} from={draft.from} to={draft.to} onChange={set} />
        </>
      )}
      <label>
        <input type="checkbox" checked={draft.hasQuiet} onChange={() => set({ hasQuiet: !draft.hasQuiet })} />{' '}
        {t('notifications.hours.hasQuiet')}
      </label>
      {draft.hasQuiet ? (
        <TimeSpan
          label={t('notifications.hours.quiet')}
          from={draft.quietFrom}
          to={draft.quietTo}
          onChange={({ from, to }) => set({ quietFrom: from, quietTo: to })}
        />
      ) : null}
      <EscalationFields
        steps={draft.escalation}
        options={people}
        onChange={escalation => set({ escalation })}
      />
    </SaveForm>
  );
}
