import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../components/select-field.js';
import { TextField } from '../../components/text-field.js';
import { useActors } from '../../data/actors.js';
import { type Recipient, type RecipientDefinition, useSaveRecipient } from '../../data/notifications.js';
import { newId, newWebhookSecret } from '../../lib/new-secret.js';
import { settingId } from '../../lib/setting-id.js';
import { SaveForm } from './save-form.js';

type Channel = RecipientDefinition['channel'];
type Kind = Channel['kind'];

interface RecipientFormProps {
  /** `null` for a new one. */
  recipient: Recipient | null;
  actor: string;
  onDone: () => void;
}

/** Who is told and how: an e-mail address, a webhook or a browser. */
export function RecipientForm({ recipient, actor, onDone }: RecipientFormProps) {
  const { t } = useTranslation();
  const actors = useActors().data ?? [];
  const before = recipient?.definition;
  const [name, setName] = useState(before?.name ?? '');
  const [kind, setKind] = useState<Kind>(before?.channel.kind ?? 'email');
  const [target, setTarget] = useState(before ? targetOf(before.channel) : '');
  const [language, setLanguage] = useState<RecipientDefinition['language']>(before?.language ?? 'vi');
  const [perMinute, setPerMinute] = useState(String(before?.perMinute ?? 5));
  const [secret, setSecret] = useState<string>(recipient?.hasSecret ? '' : newWebhookSecret);
  const save = useSaveRecipient();
  return (
    <SaveForm
      actor={actor}
      status={recipient?.status ?? null}
      save={(status, reason) =>
        save.mutateAsync({
          ...{ actor, status, reason },
          id: recipient?.id ?? settingId(name, newId()),
          basedOn: recipient?.version ?? 0,
          definition: { name, language, perMinute: Number(perMinute), channel: channelOf(kind, target) },
          ...(kind === 'webhook' && secret !== '' && { secret }),
        })
      }
      onDone={onDone}
    >
      <TextField label={t('notifications.columns.name')} isRequired value={name} onChange={setName} />
      <SelectField
        label={t('notifications.columns.channel')}
        value={kind}
        onChange={value => {
          setKind(value as Kind);
          setTarget('');
        }}
      >
        {(['email', 'webhook', 'browser'] as const).map(value => (
          <option key={value} value={value}>
            {t(`notifications.channel.${value}`)}
          </option>
        ))}
      </SelectField>
      {kind === 'browser' ? (
        <SelectField label={t('notifications.target.browser')} value={target} onChange={setTarget}>
          <option value="">{t('notifications.choose')}</option>
          {actors.map(({ id, name: of }) => (
            <option key={id} value={id}>
              {of}
            </option>
          ))}
        </SelectField>
      ) : (
        <TextField label={t(`notifications.target.${kind}`)} isRequired value={target} onChange={setTarget} />
      )}
      {kind === 'webhook' ? (
        <TextField
          label={t('notifications.secret.label')}
          value={secret}
          onChange={setSecret}
          hint={t(recipient?.hasSecret ? 'notifications.secret.kept' : 'notifications.secret.copy')}
        />
      ) : null}
      <SelectField
        label={t('language.label')}
        value={language}
        onChange={value => setLanguage(value as typeof language)}
      >
        {(['vi', 'en', 'both'] as const).map(value => (
          <option key={value} value={value}>
            {t(`notifications.language.${value}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('notifications.perMinute')}
        value={perMinute}
        onChange={setPerMinute}
        hint={t('notifications.perMinuteHint')}
      >
        {['1', '2', '3', '5', '10', '20', '60'].map(value => (
          <option key={value}>{value}</option>
        ))}
      </SelectField>
    </SaveForm>
  );
}

function channelOf(kind: Kind, target: string): Channel {
  switch (kind) {
    case 'email':
      return { kind, address: target.trim() };
    case 'webhook':
      return { kind, url: target.trim() };
    case 'browser':
      return { kind, actor: target };
  }
}

/** Where a recipient is reached, as it was entered. */
export function targetOf(channel: Channel): string {
  switch (channel.kind) {
    case 'email':
      return channel.address;
    case 'webhook':
      return channel.url;
    case 'browser':
      return channel.actor;
  }
}
