import fc from 'fast-check';
import { readingsGroupSchema } from '#libs/contracts';
import { Finding, flagOf, type MetricDefinition, Quality } from '#libs/telemetry';
import { METRICS, ZONE } from '../../test/fixtures.js';
import { encodeReadings } from './encode-readings.js';
import type { PreparedPack } from './pack.js';

const NOW = Date.UTC(2026, 10, 24, 12);

const found = fc.constantFrom(
  Finding.Tested,
  Finding.Tested | Finding.Gross,
  Finding.Tested | Finding.Plausible,
  0,
);
const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => number + 0);
const entry = fc.record({ metric: fc.constantFrom(...METRICS), value, findings: found });
const isOfMetric = { selector: ({ metric }: { metric: MetricDefinition }) => metric.id };
const point = fc
  .tuple(
    fc.uniqueArray(entry, { minLength: 1, maxLength: 4, ...isOfMetric }),
    fc.constantFrom('claimed', 'refused'),
  )
  .map(([entries, state]) => ({ entries, state: state }));
/** Packs of moments with one point each. */
const packs = fc.array(
  fc.record({
    zone: fc.constantFrom(ZONE, 'nomura-hai-phong'),
    seq: fc.option(fc.nat()),
    lane: fc.constantFrom('live' as const, 'history' as const),
    points: fc.array(point, { maxLength: 4 }),
  }),
  { maxLength: 6 },
);

function packOf(
  { zone, seq, lane, points }: typeof packs extends fc.Arbitrary<Array<infer One>> ? One : never,
  place: number,
): PreparedPack {
  const device = `${zone}-power-0${place}`;
  return {
    raw: { subject: '', data: new Uint8Array(), receivedAt: NOW, streamSequence: place },
    ...{ zone, device, lane, isNamed: true, key: `${device}:${seq}`, boot: seq === null ? null : 7, seq },
    ...{ receivedAt: NOW, events: [], refusals: [] },
    points: points.map(({ entries, state }, moment) => ({
      ...{ measurement: 'power', timeMs: NOW + moment * 1_000, state, fails: 0, joins: false },
      ...{ amendments: undefined, sibling: undefined },
      metrics: entries.map(({ metric }) => metric),
      values: entries.map(one => one.value),
      findings: entries.map(({ findings }) => findings),
    })),
  };
}

/** The rows that a reader must find. */
function rowsOf({ points }: PreparedPack) {
  return points.flatMap(({ state, timeMs, metrics, values, findings }) => {
    if (state !== 'claimed') return [];
    const flagged = metrics.flatMap(({ id }, index) => {
      const flag = flagOf(findings[index] as number);
      return flag === Quality.Pass ? [] : [[id, flag] as const];
    });
    return [
      {
        t: timeMs,
        values: Object.fromEntries(metrics.map(({ id }, index) => [id, values[index]])),
        ...(flagged.length > 0 && { flags: Object.fromEntries(flagged) }),
      },
    ];
  });
}

const parse = (body: Uint8Array) => readingsGroupSchema.parse(JSON.parse(Buffer.from(body).toString()));

describe('encodeReadings', () => {
  it('tells all that was stored, and nothing else, in one message a zone', () => {
    fc.assert(
      fc.property(packs, drawn => {
        const given = drawn.map(packOf);
        const messages = encodeReadings(given, NOW);
        const stored = given.filter(pack => rowsOf(pack).length > 0);
        expect(messages.map(({ zone }) => zone).toSorted()).toEqual(
          [...new Set(stored.map(({ zone }) => zone))].toSorted(),
        );
        for (const { zone, body } of messages) {
          expect(parse(body)).toEqual({
            zone,
            committedAt: NOW,
            packs: stored
              .filter(pack => pack.zone === zone)
              .map(pack => ({
                ...{ device: pack.device, key: pack.key, boot: pack.boot, seq: pack.seq, lane: pack.lane },
                ...{ receivedAt: NOW, rows: rowsOf(pack) },
              })),
          });
        }
      }),
    );
  });

  it('names a message by what is in it', () => {
    const draw = (state: 'claimed' | 'refused', at: number) =>
      encodeReadings(
        [
          packOf(
            {
              zone: ZONE,
              seq: 1,
              lane: 'live',
              points: [
                { entries: [entryOf(1)], state: 'claimed' },
                { entries: [entryOf(2)], state },
              ],
            },
            1,
          ),
        ],
        at,
      ).map(({ id }) => id);
    expect(draw('claimed', NOW)).toEqual(draw('claimed', NOW + 1));
    expect(draw('claimed', NOW)).not.toEqual(draw('refused', NOW));
  });

  it('splits what the broker would not take', () => {
    const points = Array.from({ length: 4_000 }, (_, index) => ({
      entries: [entryOf(index)],
      state: 'claimed' as const,
    }));
    const given = Array.from({ length: 10 }, (_, place) =>
      packOf({ zone: ZONE, seq: place, lane: 'live', points }, place),
    );
    const messages = encodeReadings(given, NOW);
    expect(messages.length).toBeGreaterThan(1);
    for (const { body } of messages) expect(body.length).toBeLessThan(1_000_000);
    expect(messages.flatMap(({ body }) => parse(body).packs.map(({ key }) => key))).toEqual(
      given.map(({ key }) => key),
    );
  });
});

function entryOf(number: number) {
  return { metric: METRICS[0] as MetricDefinition, value: number, findings: Finding.Tested };
}
