import { useTranslation } from 'react-i18next';
import { WideTable } from '../../components/wide-table.js';
import type { Recipient, Route, RouteDefinition } from '../../data/notifications.js';
import { useZones } from '../../data/zones.js';
import { useLanguage } from '../../lib/language.js';

interface RouteTableProps {
  routes: readonly Route[];
  recipients: readonly Recipient[];
  onChange: (route: Route) => void;
}

/** Which alarms go to whom, when, and who is next. */
export function RouteTable({ routes, recipients, onChange }: RouteTableProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const zones = new Map((useZones().data ?? []).map(zone => [zone.code, nameOf(zone)]));
  const names = new Map(recipients.map(({ id, definition }) => [id, definition.name]));
  const people = (ids: readonly string[]): string => ids.map(id => names.get(id) ?? id).join(', ');
  const hoursOf = ({ hours, quiet }: RouteDefinition): string =>
    [
      hours
        ? `${hours.days
            .toSorted((a, b) => a - b)
            .map(day => t(`notifications.day.${day}`))
            .join(' ')} ${hours.from}–${hours.to}`
        : t('notifications.hours.always'),
      ...(quiet ? [`${t('notifications.hours.quiet')} ${quiet.from}–${quiet.to}`] : []),
    ].join('; ');
  return (
    <WideTable label={t('notifications.routes')}>
      <table>
        <thead>
          <tr>
            {(
              [
                'name',
                'zones',
                'severities',
                'events',
                'recipients',
                'hours',
                'escalation',
                'status',
                'act',
              ] as const
            ).map(column => (
              <th key={column} scope="col">
                {t(`notifications.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {routes.map(route => (
            <tr key={route.id}>
              <th scope="row">{route.definition.name}</th>
              <td>
                {route.definition.zones?.map(code => zones.get(code) ?? code).join(', ') ??
                  t('notifications.allZones')}
              </td>
              <td>
                {route.definition.priorities
                  .toSorted((a, b) => a - b)
                  .map(priority => t(`notifications.priority.${priority}`))
                  .join(', ')}
              </td>
              <td>{route.definition.events.map(event => t(`notifications.kind.${event}`)).join(', ')}</td>
              <td>{people(route.definition.recipients)}</td>
              <td>{hoursOf(route.definition)}</td>
              <td>
                {route.definition.escalation.map(step => (
                  <span key={step.afterMinutes} className="escalation-line">
                    {t('notifications.escalation.step', {
                      minutes: step.afterMinutes,
                      people: people(step.recipients),
                    })}
                  </span>
                ))}
              </td>
              <td>{t(`notifications.status.${route.status}`)}</td>
              <td>
                <button type="button" className="button quiet" onClick={() => onChange(route)}>
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
