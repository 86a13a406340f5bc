import fc from 'fast-check';
import type { AlarmRuleVersion } from '#libs/contracts';
import { aRule, aVersion } from '../test/alarms.builder.js';
import { seededVersion } from './seeded-version.js';
import { spansOf, versionInForce } from './version-in-force.js';

const seeded = seededVersion(aRule({ effectiveFrom: '1970-01-01' }));

describe('versionInForce', () => {
  const inForce = (versions: AlarmRuleVersion[], zone: string | null = 'zone', at = 100) =>
    versionInForce([seeded, ...versions], zone, at)?.version;

  it.each<[string, AlarmRuleVersion[], number | undefined]>([
    ['as delivered', [], 0],
    ['edited', [aVersion({ version: 1 })], 1],
    ['edited twice', [aVersion({ version: 1 }), aVersion({ version: 2 })], 2],
    ['edited for later', [aVersion({ version: 1, effectiveFrom: 101 })], 0],
    ['edited from now on', [aVersion({ version: 1, effectiveFrom: 100 })], 1],
    ['edited for this zone', [aVersion({ version: 1, zone: 'zone' }), aVersion({ version: 2 })], 1],
    ['edited for another zone', [aVersion({ version: 1, zone: 'other' })], 0],
    [
      'no longer edited for this zone',
      [aVersion({ version: 1, zone: 'zone' }), aVersion({ version: 2, zone: 'zone', status: 'withdrawn' })],
      0,
    ],
    ['switched off', [aVersion({ version: 1, status: 'disabled' })], 1],
    [
      'two with dates of their own, the later made first',
      [aVersion({ version: 1, effectiveFrom: 90 }), aVersion({ version: 2, effectiveFrom: 50 })],
      1,
    ],
  ])('%s', (_, versions, expected) => {
    expect(inForce(versions)).toBe(expected);
  });

  it('asks no zone when none is named', () => {
    expect(inForce([aVersion({ version: 1, zone: 'zone' })], null)).toBe(0);
  });
});

describe('spansOf', () => {
  const anyVersions = fc
    .array(
      fc.record({
        zone: fc.constantFrom(null, 'zone', 'other'),
        status: fc.constantFrom('enabled' as const, 'disabled' as const, 'withdrawn' as const),
        effectiveFrom: fc.nat(20),
      }),
      { maxLength: 8 },
    )
    .map(rows => [
      { ...seeded, effectiveFrom: 3, effectiveTo: 15 },
      ...rows
        .filter(({ zone, status }) => status !== 'withdrawn' || zone !== null)
        .map((row, index) => aVersion({ ...row, version: index + 1 })),
    ]);

  it('says of every moment what is in force then, once, and nothing where the rule is off', () => {
    fc.assert(
      fc.property(anyVersions, fc.nat(25), (versions, at) => {
        const holding = spansOf(versions, 'zone').filter(({ fromMs, toMs }) => fromMs <= at && at < toMs);
        const expected = versionInForce(versions, 'zone', at);
        expect(holding.map(({ version }) => version)).toEqual(
          expected?.status === 'enabled' ? [expected] : [],
        );
      }),
    );
  });
});
