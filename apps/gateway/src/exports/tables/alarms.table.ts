import { type Alarm, type AlarmDetail, type Metric, MOST_HISTORIES_AT_ONCE } from '#libs/contracts';
import { isSilenceRule, ruleBasisText } from '#libs/telemetry';
import { ALARM_STATE_NAMES, actionName, ROLE_NAMES } from '../../alarms/alarm-words.js';
import { column, moments, nameOf, origin, textOf } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';

const PRIORITIES = {
  1: ['khẩn cấp', 'critical'],
  2: ['cảnh báo', 'alarm'],
  3: ['chú ý', 'warning'],
} as const;

type Entry = AlarmDetail['history'][number];
interface Row {
  readonly alarm: Alarm;
  readonly entry: Entry | null;
}

/** What an export of alarms is made of. */
export interface AlarmsExport {
  readonly alarms: AsyncIterable<Alarm>;
  /** Histories of alarms by their ids; left out when they are not wanted. */
  readonly historiesOf?: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Entry[]>>;
  readonly metrics: readonly Metric[];
  readonly simulated: boolean;
  readonly name: readonly string[];
}

/** Alarms, one row for each thing that people did about it, or one when nobody did anything. */
export function alarmsTable({
  alarms,
  historiesOf,
  metrics,
  simulated,
  name,
}: AlarmsExport): ExportTable<Row> {
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const columns: Column<Row>[] = [
    ...moments<Row>('Bắt đầu', 'Raised', ({ alarm }) => alarm.raisedAt),
    ...moments<Row>('Kết thúc', 'Cleared', ({ alarm }) => alarm.clearedAt),
    column('Mã cảnh báo', 'Alarm', ({ alarm }) => alarm.id),
    column('Mức', 'Priority', ({ alarm }, language) => PRIORITIES[alarm.priority][language === 'vi' ? 0 : 1]),
    column('Mã trạng thái', 'State', ({ alarm }) => alarm.state),
    column('Trạng thái', 'State in words', ({ alarm }, language) =>
      nameOf(ALARM_STATE_NAMES[alarm.state], language),
    ),
    column('Nội dung', 'Text', ({ alarm }, language) => textOf(alarm, language)),
    column('Quy tắc', 'Rule', ({ alarm }) => alarm.rule),
    column('Mã KCN', 'Zone', ({ alarm }) => alarm.zone),
    column('Thiết bị', 'Device', ({ alarm }) => alarm.device),
    column('Mã thông số', 'Metric', ({ alarm }) => alarm.metric),
    column('Thông số', 'Metric name', ({ alarm }, language) => nameOf(catalogue.get(alarm.metric), language)),
    column('Giá trị xấu nhất', 'Worst value', ({ alarm }) => alarm.value),
    column('Giới hạn', 'Limit', ({ alarm }) => alarm.limit),
    column('Đơn vị', 'Unit', ({ alarm }) =>
      isSilenceRule(alarm.rule) ? 'min' : (catalogue.get(alarm.metric)?.ucum ?? null),
    ),
    column('Căn cứ', 'Basis', ({ alarm }, language) => ruleBasisText(alarm.basis, language)),
    column('Dữ liệu đến muộn', 'Recorded late', ({ alarm }) => alarm.late),
    ...moments<Row>('Xác nhận lúc', 'Acknowledged', ({ alarm }) => alarm.acknowledged?.at),
    column('Người xác nhận', 'Acknowledged by', ({ alarm }) => alarm.acknowledged?.by.name ?? null),
    ...moments<Row>('Tạm gác đến', 'Shelved until', ({ alarm }) => alarm.shelved?.until),
    column('Lý do tạm gác', 'Shelved because', ({ alarm }) => alarm.shelved?.reason ?? null),
    column('Người phụ trách', 'Assignee', ({ alarm }) => alarm.assignee?.name ?? null),
    column('Được giải thích bởi', 'Suppressed by', ({ alarm }) => alarm.suppressedBy),
    ...(historiesOf ? historyColumns : []),
    column('Nguồn', 'Source', () => 'alarms'),
    origin(({ alarm }) => alarm.simulated),
  ];
  return { name, columns, rows: rowsOf(alarms, historiesOf), simulated };
}

const historyColumns: Column<Row>[] = [
  ...moments<Row>('Việc đã làm lúc', 'Action at', ({ entry }) => entry?.at),
  column('Mã việc đã làm', 'Action', ({ entry }) => entry?.kind ?? null),
  column(
    'Việc đã làm',
    'Action in words',
    ({ entry }, language) => entry && nameOf(actionName(entry), language),
  ),
  column('Người làm', 'Action by', ({ entry }) => entry?.actor.name ?? null),
  column('Mã vai trò', 'Role', ({ entry }) => entry?.actor.role ?? null),
  column(
    'Vai trò',
    'Role in words',
    ({ entry }, language) => entry && nameOf(ROLE_NAMES[entry.actor.role], language),
  ),
  column('Lý do hoặc ghi chú', 'Reason or comment', ({ entry }) => entry?.text ?? null),
  ...moments<Row>('Việc có hiệu lực đến', 'Action until', ({ entry }) => entry?.until),
  column('Giao cho', 'Assigned to', ({ entry }) => entry?.assignee?.name ?? null),
];

async function* rowsOf(
  alarms: AsyncIterable<Alarm>,
  historiesOf: AlarmsExport['historiesOf'],
): AsyncGenerator<Row> {
  let held: Alarm[] = [];
  const flush = async () => {
    const group = held;
    held = [];
    // What nobody did anything about has no history; so most alarms are not asked about.
    const touched = group.filter(({ revision }) => revision > 0).map(({ id }) => id);
    const histories = touched.length > 0 ? await historiesOf?.(touched) : undefined;
    return group.flatMap((alarm): Row[] => {
      const history = histories?.get(alarm.id) ?? [];
      return history.length === 0
        ? [{ alarm, entry: null }]
        : history.map((entry): Row => ({ alarm, entry }));
    });
  };
  for await (const alarm of alarms) {
    held.push(alarm);
    if (held.length >= MOST_HISTORIES_AT_ONCE) yield* await flush();
  }
  yield* await flush();
}
