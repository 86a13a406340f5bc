import type { AlarmHealth, Metric } from '#libs/contracts';
import type { Named } from '../../named.js';
import { column, moments, nameOf, origin, textOf } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { momentWord } from '../file-name.js';
import { listed } from '../pages.js';

const PARTS = {
  guideline: { nameVi: 'so với hướng dẫn', nameEn: 'against a guideline' },
  frequent: { nameVi: 'thường gặp nhất', nameEn: 'most frequent' },
  standing: { nameVi: 'kéo dài quá một ngày', nameEn: 'raised for more than a day' },
  chattering: { nameVi: 'chập chờn', nameEn: 'chattering' },
  flood: { nameVi: 'dồn dập', nameEn: 'flood' },
  severity: { nameVi: 'theo mức', nameEn: 'by severity' },
} as const satisfies Record<string, Named>;

type Source = AlarmHealth['frequent'][number] | AlarmHealth['chattering'][number];

interface Row {
  readonly part: keyof typeof PARTS;
  readonly text?: { readonly textVi: string; readonly textEn: string };
  readonly source?: Pick<Source, 'device' | 'metric' | 'rule' | 'zone'>;
  readonly priority?: number;
  /** A count, or a share from 0 to 1. */
  readonly value?: number;
  readonly share?: number;
  readonly max?: number;
  readonly verdict?: string;
  readonly from?: number;
  readonly to?: number;
  readonly basis?: string;
}

function rowsOf({ benchmarks, frequent, stale, chattering, floods, priorities }: AlarmHealth): Row[] {
  return [
    ...benchmarks.map(
      ({ value, max, verdict, source: basis, ...text }): Row => ({
        ...{ part: 'guideline', text, value, max, verdict, basis },
      }),
    ),
    ...frequent.map(
      ({ count: value, share, ...source }): Row => ({
        ...{ part: 'frequent', text: source, source, value, share },
      }),
    ),
    ...stale.oldest.map(
      (source): Row => ({
        ...{ part: 'standing', text: source, source, from: source.raisedAt },
      }),
    ),
    ...chattering.map(
      ({ times: value, ...source }): Row => ({
        ...{ part: 'chattering', text: source, source, value },
      }),
    ),
    ...floods.longest.map(({ alarms: value, from, to }): Row => ({ part: 'flood', value, from, to })),
    ...priorities.map(
      ({ priority, count: value, share }): Row => ({
        ...{ part: 'severity', priority, value, share },
      }),
    ),
  ];
}

/** How well alarms serve those who answer them: guidelines first, then what stands out. */
export function alarmHealthTable(
  health: AlarmHealth,
  metrics: readonly Metric[],
  simulated: boolean,
): ExportTable<Row> {
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const columns: Column<Row>[] = [
    column('Phần', 'Part', ({ part }, language) => nameOf(PARTS[part], language)),
    column('Nội dung', 'Text', ({ text }, language) => textOf(text, language)),
    column('Mã quy tắc', 'Rule', ({ source }) => source?.rule ?? null),
    column('Mã KCN', 'Zone', ({ source }) => source?.zone ?? health.zone),
    column('Thiết bị', 'Device', ({ source }) => source?.device ?? null),
    column('Mã thông số', 'Metric', ({ source }) => source?.metric ?? null),
    column('Thông số', 'Metric name', ({ source }, language) =>
      nameOf(source && catalogue.get(source.metric), language),
    ),
    column('Mức (1 nặng nhất)', 'Severity (1 = highest)', ({ priority }) => priority ?? null),
    column('Giá trị (số lần hoặc phần 0-1)', 'Value (count, or share 0-1)', ({ value }) => value ?? null),
    column('Phần trong tất cả (0-1)', 'Share of all (0-1)', ({ share }) => share ?? null),
    column('Nhiều nhất theo hướng dẫn', 'At most by the guideline', ({ max }) => max ?? null),
    column('Đánh giá', 'Verdict', ({ verdict }) => verdict ?? null),
    ...moments<Row>('Từ', 'From', ({ from }) => from),
    ...moments<Row>('Đến', 'To', ({ to }) => to),
    column('Số cảnh báo đã tính', 'Alarms counted', () => health.alarms),
    column('Nguồn', 'Source', ({ basis }) => basis ?? 'alarm episodes'),
    origin(() => simulated),
  ];
  const words = [health.zone, momentWord(health.from), momentWord(health.to)].filter(word => word !== null);
  return { name: ['alarm-health', ...words], columns, rows: listed(rowsOf(health)), simulated };
}
