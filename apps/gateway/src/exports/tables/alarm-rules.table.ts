import type { AlarmRuleVersion, Metric } from '#libs/contracts';
import { ruleText } from '#libs/telemetry';
import { column, joined, moments, nameOf } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { listed } from '../pages.js';

/** Alarm rules that hold, with limits, delays and what they rest on. They are rules, neither measured nor simulated. */
export function alarmRulesTable(
  zone: string | undefined,
  rules: readonly AlarmRuleVersion[],
  metrics: readonly Metric[],
): ExportTable<AlarmRuleVersion> {
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const columns: Column<AlarmRuleVersion>[] = [
    column('Mã quy tắc', 'Rule', ({ rule }) => rule),
    column('Phiên bản', 'Version', ({ version }) => version),
    column('Chỉ ở KCN', 'Only in zone', row => row.zone),
    column('Tình trạng', 'Status', ({ status }) => status),
    column('Cảnh báo', 'Text', ({ definition }, language) => ruleText(definition, language)),
    column('Mức (1 nặng nhất)', 'Severity (1 = highest)', ({ definition }) => definition.priority),
    column('Mã thông số', 'Metric', ({ definition }) => definition.metric),
    column('Thông số', 'Metric name', ({ definition }, language) =>
      nameOf(catalogue.get(definition.metric), language),
    ),
    column('Đơn vị', 'Unit', ({ definition }) => catalogue.get(definition.metric)?.ucum ?? null),
    column('Lấy trung bình', 'Averaging', ({ definition }) => definition.averaging ?? null),
    column('Loại thiết bị', 'Kinds of devices', ({ definition }) => joined(definition.kinds ?? [])),
    column('So', 'Comparison', ({ definition }) => definition.comparison),
    column('Ngưỡng báo', 'Set', ({ definition }) => definition.set),
    column('Ngưỡng hết', 'Clear', ({ definition }) => definition.clear),
    column('Nhân với định mức', 'Times the rating', ({ definition }) => definition.scaleBy ?? null),
    column(
      'Nhân với giới hạn pháp lý',
      'Times the legal limit',
      ({ definition }) => definition.ofLimit ?? null,
    ),
    column('Trễ khi báo (giây)', 'On delay (s)', ({ definition }) => definition.onDelaySeconds),
    column('Trễ khi hết (giây)', 'Off delay (s)', ({ definition }) => definition.offDelaySeconds),
    column('Số đọc nghi ngờ', 'Suspect readings', ({ definition }) => definition.suspect),
    ...moments<AlarmRuleVersion>('Hiệu lực từ', 'In force from', ({ effectiveFrom }) => effectiveFrom),
    ...moments<AlarmRuleVersion>('Hiệu lực đến', 'In force to', ({ effectiveTo }) => effectiveTo),
    column('Người sửa', 'Made by', ({ made }) => made?.actor.name ?? null),
    column('Lý do', 'Reason', ({ made }) => made?.reason ?? null),
    column('Căn cứ', 'Basis', ({ definition }) => definition.basis),
    column('Nguồn', 'Source', ({ definition }) => definition.source),
    column('Độ tin cậy của nguồn', 'Confidence in the source', ({ definition }) => definition.confidence),
  ];
  const name = ['alarm-rules', ...(zone === undefined ? [] : [zone])];
  return { name, columns, rows: listed(rules), simulated: false };
}
