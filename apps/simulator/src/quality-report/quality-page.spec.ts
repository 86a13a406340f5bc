import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metric } from '#libs/contracts';
import { QcReason } from '#libs/telemetry';
import { FaultKind } from '../faults/fault.js';

const page = readFileSync(join('docs', 'quality.md'), 'utf8');
const metrics = JSON.parse(readFileSync(join('seeds', 'metrics.json'), 'utf8')) as Metric[];
/** Rows of the tables whose first cell is a code: the code and the last cell. */
const rows = [...page.matchAll(/^\| `([a-z-]+)` \|.*\| ([^|]+) \|$/gm)].map(([, code, last]) => [code, last]);

const TESTED_BY: Partial<Record<QcReason, (metric: Metric) => boolean>> = {
  [QcReason.Gross]: ({ qc: { gross } }) => gross.min !== null || gross.max !== null,
  [QcReason.UnknownCode]: ({ enumValues }) => (enumValues ?? null) !== null,
  [QcReason.Backwards]: ({ kind }) => kind === 'counter',
  [QcReason.Spike]: ({ qc }) => (qc.spike ?? null) !== null,
  [QcReason.RateOfChange]: ({ qc }) => qc.rateOfChange !== null,
  [QcReason.FlatLine]: ({ qc }) => qc.flatLine !== null,
  [QcReason.CrossCheck]: ({ qc }) => (qc.crossChecks ?? []).length > 0,
  [QcReason.Dark]: ({ qc }) => (qc.dark ?? null) !== null,
  [QcReason.Plausible]: ({ qc }) => qc.plausible !== null,
};

describe('docs/quality.md', () => {
  it('tells of every reason and every kind of fault, and of nothing else', () => {
    const codes = [...Object.values(QcReason), ...Object.values(FaultKind)];
    expect(rows.map(([code]) => code).toSorted()).toEqual(codes.toSorted());
  });

  it.each(Object.entries(TESTED_BY))('says how many metrics are tested for %s', (reason, isTested) => {
    const row = rows.find(([code]) => code === reason);
    expect(row?.[1]).toBe(String(metrics.filter(isTested).length));
  });
});
