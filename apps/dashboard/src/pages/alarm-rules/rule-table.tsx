import { useTranslation } from 'react-i18next';
import type { AlarmRuleVersion } from '../../data/alarm-rules.js';
import { useRuleWords } from './use-rule-words.js';

interface RuleTableProps {
  rules: readonly AlarmRuleVersion[];
  onOpen: (rule: string) => void;
}

/** Rules with what they compare, from when on and why. */
export function RuleTable({ rules, onOpen }: RuleTableProps) {
  const { t } = useTranslation();
  const words = useRuleWords();
  return (
    <div className="table-scroll">
      <table className="rule-table">
        <thead>
          <tr>
            {(['rule', 'priority', 'what', 'limit', 'clears', 'delays', 'basis'] as const).map(column => (
              <th key={column} scope="col">
                {t(`rules.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, zone, version, status, definition }) => (
            <tr key={rule}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => onOpen(rule)}>
                  {words.text(definition)}
                </button>
                {status === 'enabled' ? null : <span className="badge">{t('rules.off')}</span>}
                {zone === null ? null : <span className="badge">{t('rules.own')}</span>}
                {version > 0 ? <span className="badge">{t('rules.edited', { version })}</span> : null}
              </th>
              <td className="rule-priority">{t(`rules.priority.${definition.priority}`)}</td>
              <td>
                {words.metric(definition)}, {words.averaging(definition)}
              </td>
              <td>{words.limit(definition)}</td>
              <td>{words.mended(definition)}</td>
              <td>
                {words.delay(definition.onDelaySeconds)} / {words.delay(definition.offDelaySeconds)}
              </td>
              <td>{words.basis(definition)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
