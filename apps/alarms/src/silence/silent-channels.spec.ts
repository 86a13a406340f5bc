import type { CadenceDeclaration } from '#libs/contracts';
import { expectedChannels } from './silent-channels.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 5, 1, 12);

const channels = [
  { metric: 'power.voltage', cadenceSeconds: 10 },
  { metric: 'power.energy.import', cadenceSeconds: 900 },
  { metric: 'power.outage', cadenceSeconds: null },
];
const declared = (overrides: Partial<CadenceDeclaration> = {}): CadenceDeclaration => ({
  device: 'zone-power-01',
  from: NOW - 24 * HOUR,
  to: null,
  stepSeconds: null,
  declaredAt: 0,
  ...overrides,
});

function overdue(declarations: CadenceDeclaration[], agoMs: number | undefined): string[] {
  const last = agoMs === undefined ? undefined : NOW - agoMs;
  return expectedChannels({ channels }, declarations, () => last, NOW)
    .filter(({ isOverdue }) => isOverdue)
    .map(({ metric }) => metric);
}

describe('expectedChannels', () => {
  it('expects nothing of what only reports events, nor of a device that is not in operation', () => {
    const found = expectedChannels({ channels }, [declared()], () => NOW, NOW);
    expect(found.map(({ metric }) => metric)).toEqual(['power.voltage', 'power.energy.import']);
    for (const none of [[], [declared({ to: NOW })], [declared({ from: NOW + 1 })]])
      expect(expectedChannels({ channels }, none, () => undefined, NOW)).toEqual([]);
  });

  it.each<[number | undefined, string[]]>([
    [20 * SECOND, []],
    [31 * SECOND, ['power.voltage']],
    [30 * MINUTE, ['power.voltage']],
    [46 * MINUTE, ['power.voltage', 'power.energy.import']],
    [undefined, ['power.voltage', 'power.energy.import']],
  ])('judges each metric by its own cadence: last heard %p ms ago', (agoMs, expected) => {
    expect(overdue([declared()], agoMs)).toEqual(expected);
  });

  it('gives every channel its time again after nobody listened', () => {
    const at = (agoMs: number): string[] =>
      expectedChannels(
        { channels },
        [declared()],
        () => NOW - 2 * HOUR,
        NOW,
        () => NOW - agoMs,
      )
        .filter(({ isOverdue }) => isOverdue)
        .map(({ metric }) => metric);
    expect([at(20 * SECOND), at(MINUTE), at(HOUR)]).toEqual([
      [],
      ['power.voltage'],
      ['power.voltage', 'power.energy.import'],
    ]);
  });

  it('waits longer where a longer step is declared', () => {
    expect(overdue([declared({ stepSeconds: 900 })], 40 * MINUTE)).toEqual([]);
  });

  it('counts from when it was first expected', () => {
    const [voltage] = expectedChannels(
      { channels },
      [declared({ from: NOW - MINUTE })],
      () => undefined,
      NOW,
    );
    expect(voltage).toMatchObject({ since: NOW - MINUTE, isOverdue: true });
  });
});
