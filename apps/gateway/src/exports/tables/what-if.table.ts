import type { Change, Indicator, Pillar, WhatIf } from '#libs/contracts';
import type { Named } from '../../named.js';
import { column, joined, moments, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { listed } from '../pages.js';

const PARTS = {
  assumption: { nameVi: 'giả định', nameEn: 'assumption' },
  score: { nameVi: 'tổng điểm', nameEn: 'score' },
  pillar: { nameVi: 'nhóm tiêu chí', nameEn: 'pillar' },
  indicator: { nameVi: 'chỉ số', nameEn: 'indicator' },
} as const satisfies Record<string, Named>;

interface Side {
  readonly value?: number | null;
  readonly points?: number | null;
  readonly confidence?: number;
  readonly tags?: readonly string[];
}

interface Row {
  readonly part: keyof typeof PARTS;
  readonly id?: string;
  readonly named?: Named;
  readonly unit?: string;
  readonly before?: Side;
  readonly after?: Side;
  readonly assumed?: Change;
}

/** What names and units are taken from. */
interface MethodNames {
  readonly pillars: readonly Pillar[];
  readonly indicators: readonly Indicator[];
}

/** What was supposed, and the score, pillars and the indicators that differ, before and after. */
export function whatIfTable(
  outcome: WhatIf,
  changes: readonly Change[],
  { pillars, indicators }: MethodNames,
): ExportTable<Row> {
  const indicatorOf = new Map(indicators.map(indicator => [indicator.id, indicator]));
  const rows: Row[] = [
    ...changes.map((assumed): Row => ({ part: 'assumption', id: assumed.kind, assumed })),
    {
      part: 'score',
      before: { ...outcome.before, points: outcome.before.value, value: null },
      after: { ...outcome.after, points: outcome.after.value, value: null },
    },
    ...outcome.pillars.map(({ id, before, after }): Row => {
      const named = pillars.find(pillar => pillar.id === id);
      return {
        part: 'pillar',
        id,
        ...(named && { named }),
        before: { points: before },
        after: { points: after },
      };
    }),
    ...outcome.indicators.map(({ id, before, after }): Row => {
      const named = indicatorOf.get(id);
      return {
        ...{ part: 'indicator', id, ...(named && { named, unit: named.unit }) },
        before: { ...before, points: before.score },
        after: { ...after, points: after.score },
      };
    }),
  ];
  const columns: Column<Row>[] = [
    ...moments<Row>('Giờ', 'Hour', () => outcome.asOf),
    column('Mã KCN', 'Zone', () => outcome.zone),
    column('Phần', 'Part', ({ part }, language) => nameOf(PARTS[part], language)),
    column('Mã', 'Id', ({ id }) => id ?? null),
    column('Tên', 'Name', ({ named }, language) => nameOf(named, language)),
    column('Giả định', 'Assumption', ({ assumed }) => (assumed ? JSON.stringify(assumed) : null)),
    column('Đơn vị', 'Unit', ({ unit }) => unit ?? null),
    column('Giá trị hiện tại', 'Value now', ({ before }) => before?.value ?? null),
    column('Giá trị nếu', 'Value then', ({ after }) => after?.value ?? null),
    column('Điểm hiện tại (0-100)', 'Points now (0-100)', ({ before }) => before?.points ?? null),
    column('Điểm nếu (0-100)', 'Points then (0-100)', ({ after }) => after?.points ?? null),
    column('Độ tin cậy hiện tại (0-1)', 'Confidence now (0-1)', ({ before }) => before?.confidence ?? null),
    column('Độ tin cậy nếu (0-1)', 'Confidence then (0-1)', ({ after }) => after?.confidence ?? null),
    column('Nhãn', 'Tags', ({ after }) => joined(after?.tags ?? [])),
    column('Nguồn (phương pháp)', 'Source (method)', () => outcome.method),
    origin(() => outcome.after.simulated),
  ];
  return { name: ['what-if', outcome.zone], columns, rows: listed(rows), simulated: outcome.after.simulated };
}
