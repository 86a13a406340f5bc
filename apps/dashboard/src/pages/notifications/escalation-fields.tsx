import { useTranslation } from 'react-i18next';
import { type RouteDraft, toggled } from '../../lib/route-draft.js';
import { CheckList } from './check-list.js';

type Steps = RouteDraft['escalation'];

interface EscalationFieldsProps {
  steps: Steps;
  options: readonly { value: string; text: string }[];
  onChange: (steps: Steps) => void;
}

const MOST_STEPS = 5;

/** Who is told when nobody acknowledges, step by step. */
export function EscalationFields({ steps, options, onChange }: EscalationFieldsProps) {
  const { t } = useTranslation();
  const replace = (index: number, step: Partial<Steps[number]>): void =>
    onChange(steps.map((each, place) => (place === index ? { ...each, ...step } : each)));
  return (
    <fieldset className="check-list">
      <legend>{t('notifications.escalation.title')}</legend>
      {steps.map((step, index) => (
        <div key={index} className="escalation-step">
          <label>
            {t('notifications.escalation.after')}{' '}
            <input
              type="number"
              required
              min={1}
              max={1_440}
              value={step.afterMinutes}
              onChange={event => replace(index, { afterMinutes: event.currentTarget.value })}
            />{' '}
            {t('notifications.escalation.minutes')}
          </label>
          <CheckList
            label={t('notifications.columns.recipients')}
            options={options}
            values={step.recipients}
            onToggle={id => replace(index, { recipients: toggled(step.recipients, id) })}
          />
          <button
            type="button"
            className="button quiet"
            onClick={() => onChange(steps.filter((_, place) => place !== index))}
          >
            {t('notifications.escalation.remove')}
          </button>
        </div>
      ))}
      {steps.length < MOST_STEPS ? (
        <button
          type="button"
          className="button quiet"
          onClick={() =>
            onChange([...steps, { afterMinutes: String(15 * (steps.length + 1)), recipients: [] }])
          }
        >
          {t('notifications.escalation.add')}
        </button>
      ) : null}
    </fieldset>
  );
}
