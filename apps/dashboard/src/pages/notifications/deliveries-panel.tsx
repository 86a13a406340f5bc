import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { SelectField } from '../../components/select-field.js';
import { WideTable } from '../../components/wide-table.js';
import { type Delivery, type Recipient, useDeliveries } from '../../data/notifications.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { AnswerText } from './answer-text.js';
import { DeliveryDialog } from './delivery-dialog.js';

const STATES = ['waiting', 'sent', 'given-up', 'grouped', 'dropped'] as const;

interface DeliveriesPanelProps {
  recipients: readonly Recipient[];
  canAct: boolean;
  onResend: (id: string) => void;
}

/** What became of each notification. */
export function DeliveriesPanel({ recipients, canAct, onResend }: DeliveriesPanelProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [state, setState] = useState<Delivery['state'] | ''>('');
  const [opened, setOpened] = useState<string | null>(null);
  const log = useDeliveries(state === '' ? undefined : state);
  const items = log.data?.pages.flatMap(page => page.items) ?? [];
  const names = new Map(recipients.map(({ id, definition }) => [id, definition.name]));
  return (
    <Panel
      title={t('notifications.log')}
      state={log}
      minHeight={240}
      empty={items.length === 0 && state === '' && t('notifications.noLog')}
      aside={
        <>
          <SelectField
            label={t('notifications.columns.state')}
            value={state}
            onChange={value => setState(value as typeof state)}
          >
            <option value="">{t('notifications.allStates')}</option>
            {STATES.map(value => (
              <option key={value} value={value}>
                {t(`notifications.state.${value}`)}
              </option>
            ))}
          </SelectField>
          <DownloadMenu
            label={t('notifications.log')}
            what="notification-deliveries"
            query={() => ({ state: state === '' ? undefined : state })}
          />
        </>
      }
    >
      {() => (
        <>
          <WideTable label={t('notifications.log')}>
            <table>
              <thead>
                <tr>
                  {(['time', 'recipient', 'what', 'state', 'answer', 'act'] as const).map(column => (
                    <th key={column} scope="col">
                      {t(`notifications.columns.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map(delivery => (
                  <tr key={delivery.id}>
                    <td>{formatDateTime(delivery.createdAt, language)}</td>
                    <td>{names.get(delivery.recipient) ?? delivery.recipient}</td>
                    <td>
                      {t(`notifications.kind.${delivery.kind}`)}:{' '}
                      {language === 'vi' ? delivery.textVi : delivery.textEn}
                      {delivery.simulated ? ` (${t('simulated.label')})` : ''}
                    </td>
                    <td>
                      {t(`notifications.state.${delivery.state}`)}
                      {delivery.attempts > 1 ? ` (${delivery.attempts}×)` : ''}
                    </td>
                    <td className="target">
                      <AnswerText text={delivery.reason ?? ''} />
                    </td>
                    <td>
                      <button type="button" className="button quiet" onClick={() => setOpened(delivery.id)}>
                        {t('notifications.details')}
                      </button>
                      {delivery.state === 'given-up' || delivery.state === 'dropped' ? (
                        <button
                          type="button"
                          className="button quiet"
                          disabled={!canAct}
                          onClick={() => onResend(delivery.id)}
                        >
                          {t('notifications.resend')}
                        </button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
          {log.hasNextPage ? (
            <button type="button" className="button" onClick={() => void log.fetchNextPage()}>
              {t('notifications.more')}
            </button>
          ) : null}
          {opened === null ? null : <DeliveryDialog id={opened} onClose={() => setOpened(null)} />}
        </>
      )}
    </Panel>
  );
}
