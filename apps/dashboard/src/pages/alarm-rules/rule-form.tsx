import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../../components/actor-choice.js';
import { FormFault } from '../../components/form-fault.js';
import {
  type AlarmRuleChanges,
  type AlarmRuleVersion,
  type NewVersion,
  useAddRuleVersion,
} from '../../data/alarm-rules.js';
import { useZones } from '../../data/zones.js';
import { useLanguage } from '../../lib/language.js';
import { fromLocalField } from '../../lib/local-time.js';
import { changesOf, draftOf, judgedPart, type RuleDraft } from '../../lib/rule-draft.js';
import { SelectField } from '../../components/select-field.js';
import { TextField } from '../../components/text-field.js';
import { BackTestPanel } from './back-test-panel.js';
import { RuleWordsFields } from './rule-words-fields.js';
import { sayRuleFault } from './say-rule-fault.js';

const NUMBERS = ['set', 'clear', 'onDelaySeconds', 'offDelaySeconds'] as const;

interface RuleFormProps {
  /** What holds where the new version is to hold. */
  current: AlarmRuleVersion;
  zone: string;
  onZone: (zone: string) => void;
  latest: number;
  onDone: () => void;
}

/** Edits a rule: tried on the readings that are kept, then made a new version. */
export function RuleForm({ current, zone, onZone, latest, onDone }: RuleFormProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const zones = useZones().data ?? [];
  const { rule, definition } = current;
  const add = useAddRuleVersion(rule);
  const [draft, setDraft] = useState<RuleDraft>(draftOf(definition, language));
  const [status, setStatus] = useState<'disabled' | 'enabled'>('enabled');
  const [reason, setReason] = useState('');
  const [actor, setActor] = useState('');
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [tested, setTested] = useState<AlarmRuleChanges>({});
  const [isUntested, setIsUntested] = useState(false);
  const changes = changesOf(draft, definition, language);
  const edit = (more: Partial<RuleDraft>) => setDraft(before => ({ ...before, ...more }));
  const mustTest = status === 'enabled' && judgedPart(changes) !== judgedPart(tested) && !isUntested;
  const save = () => {
    if (changes === null) return;
    const version: NewVersion = {
      ...{ zone: zone === '' ? null : zone, status, changes, basedOn: latest, reason, actor },
      ...(effectiveFrom !== '' && { effectiveFrom: new Date(fromLocalField(effectiveFrom)).toISOString() }),
    };
    add.mutate(version, { onSuccess: onDone });
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <div className="facts-form">
        <p className="field">
          <label htmlFor="rule-zone">{t('rules.where')}</label>
          <select id="rule-zone" value={zone} onChange={event => onZone(event.currentTarget.value)}>
            <option value="">{t('rules.everywhere')}</option>
            {zones.map(item => (
              <option key={item.code} value={item.code}>
                {nameOf(item)}
              </option>
            ))}
          </select>
        </p>
        {NUMBERS.map(field => (
          <TextField
            key={field}
            label={t(`rules.field.${field}`)}
            isRequired
            value={draft[field]}
            onChange={value => edit({ [field]: value })}
          />
        ))}
        <SelectField
          label={t('rules.column.priority')}
          value={draft.priority}
          onChange={priority => edit({ priority })}
        >
          {(['1', '2', '3'] as const).map(priority => (
            <option key={priority} value={priority}>
              {t(`rules.priority.${priority}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('rules.field.suspect')}
          value={draft.suspect}
          onChange={suspect => edit({ suspect: suspect as RuleDraft['suspect'] })}
        >
          {(['ignore', 'count'] as const).map(suspect => (
            <option key={suspect} value={suspect}>
              {t(`rules.suspect.${suspect}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('rules.field.status')}
          value={status}
          onChange={value => setStatus(value as typeof status)}
        >
          <option value="enabled">{t('rules.status.enabled')}</option>
          <option value="disabled">{t('rules.status.disabled')}</option>
        </SelectField>
        <TextField
          type="datetime-local"
          label={t('rules.field.effectiveFrom')}
          hint={t('rules.atOnceHint')}
          value={effectiveFrom}
          onChange={setEffectiveFrom}
        />
      </div>
      <RuleWordsFields draft={draft} definition={{ ...definition, ...changes }} onEdit={edit} />
      {changes === null ? <p className="error-note">{t('rules.noNumber')}</p> : null}
      <BackTestPanel rule={rule} zone={zone} changes={changes} onTested={setTested} />
      <div className="facts-form">
        <TextField label={t('rules.reason')} isRequired minLength={3} value={reason} onChange={setReason} />
        <ActorChoice value={actor} onChange={setActor} />
        <label className="check">
          <input
            type="checkbox"
            checked={isUntested}
            onChange={event => setIsUntested(event.currentTarget.checked)}
          />
          {t('rules.untested')}
        </label>
        <FormFault error={add.error} say={sayRuleFault} />
        <button
          type="submit"
          className="button"
          disabled={changes === null || actor === '' || mustTest || add.isPending}
        >
          {mustTest ? t('rules.testFirst') : t('rules.save')}
        </button>
      </div>
    </form>
  );
}
