import { useTranslation } from 'react-i18next';
import { ruleText } from '#libs/telemetry';
import { TextField } from '../../components/text-field.js';
import type { AlarmRuleDefinition } from '../../data/alarm-rules.js';
import type { RuleDraft } from '../../lib/rule-draft.js';

interface RuleWordsFieldsProps {
  draft: RuleDraft;
  /** The rule with what is changed so far: its numbers stand in its words. */
  definition: AlarmRuleDefinition;
  onEdit: (more: Partial<RuleDraft>) => void;
}

/** What an alarm of the rule says in both languages, and what the rule rests on. */
export function RuleWordsFields({ draft, definition, onEdit }: RuleWordsFieldsProps) {
  const { t } = useTranslation();
  const hintOf = (language: 'en' | 'vi', text: string): string | undefined => {
    const shown = ruleText({ ...definition, textVi: text, textEn: text }, language);
    return shown === text ? undefined : t('rules.shownAs', { text: shown });
  };
  return (
    <details>
      <summary>{t('rules.words')}</summary>
      <p className="panel-note">{t('rules.placesHint')}</p>
      <div className="facts-form">
        <TextField
          label={t('rules.field.textVi')}
          value={draft.textVi}
          hint={hintOf('vi', draft.textVi)}
          onChange={textVi => onEdit({ textVi })}
        />
        <TextField
          label={t('rules.field.textEn')}
          value={draft.textEn}
          hint={hintOf('en', draft.textEn)}
          onChange={textEn => onEdit({ textEn })}
        />
        <TextField label={t('rules.field.basis')} value={draft.basis} onChange={basis => onEdit({ basis })} />
      </div>
    </details>
  );
}
