import { useTranslation } from 'react-i18next';
import { WideTable } from '../../components/wide-table.js';
import type { Recipient } from '../../data/notifications.js';
import { targetOf } from './recipient-form.js';

interface RecipientTableProps {
  recipients: readonly Recipient[];
  canAct: boolean;
  onChange: (recipient: Recipient) => void;
  onTest: (id: string) => void;
}

/** Who is told, how, and a way to try it. */
export function RecipientTable({ recipients, canAct, onChange, onTest }: RecipientTableProps) {
  const { t } = useTranslation();
  return (
    <WideTable label={t('notifications.recipients')}>
      <table>
        <thead>
          <tr>
            {(['name', 'channel', 'target', 'status', 'act'] as const).map(column => (
              <th key={column} scope="col">
                {t(`notifications.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {recipients.map(recipient => (
            <tr key={recipient.id}>
              <th scope="row">{recipient.definition.name}</th>
              <td>{t(`notifications.channel.${recipient.definition.channel.kind}`)}</td>
              <td className="target">{targetOf(recipient.definition.channel)}</td>
              <td>{t(`notifications.status.${recipient.status}`)}</td>
              <td>
                <button
                  type="button"
                  className="button quiet"
                  disabled={!canAct || recipient.status !== 'active'}
                  onClick={() => onTest(recipient.id)}
                >
                  {t('notifications.test')}
                </button>
                <button type="button" className="button quiet" onClick={() => onChange(recipient)}>
                  {t('notifications.change')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
