import fc from 'fast-check';
import type { CadenceDeclaration, Device } from '#libs/contracts';
import { expectedReadings } from '#libs/telemetry';
import { expectedMinutes } from './expected-minutes.js';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 24, 12);
const channels = (...cadences: Array<number | null>) =>
  cadences.map(cadenceSeconds => ({ metric: 'power.active', cadenceSeconds })) as Device['channels'];
const declared = (
  from: number,
  to: number | null,
  stepSeconds: number | null = null,
): CadenceDeclaration => ({
  ...{ device: 'a', from, to, stepSeconds, declaredAt: 0 },
});

describe('expectedMinutes', () => {
  it('counts the readings of all channels that are due in a minute', () => {
    const minutes = expectedMinutes(
      { channels: channels(10, 10, 300, null) },
      [declared(0, null)],
      NOON,
      NOON + 2 * MINUTE,
    );
    expect([...minutes]).toEqual([
      [NOON, 13],
      [NOON + MINUTE, 12],
    ]);
  });

  it('leaves out minutes in which nothing is due', () => {
    const minutes = expectedMinutes(
      { channels: channels(300) },
      [declared(0, null)],
      NOON,
      NOON + 6 * MINUTE,
    );
    expect([...minutes]).toEqual([
      [NOON, 1],
      [NOON + 5 * MINUTE, 1],
    ]);
    expect(expectedMinutes({ channels: channels(10) }, [], NOON, NOON + MINUTE).size).toBe(0);
  });

  it('adds up to what is due in the whole span, wherever it begins and ends', () => {
    const moment = fc.integer({ min: NOON - 30 * MINUTE, max: NOON + 30 * MINUTE });
    const declaration = fc
      .record({ from: moment, to: fc.option(moment), step: fc.option(fc.constantFrom(5, 60, 900)) })
      .map(({ from, to, step }) => declared(from, to, step));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(10, 60, 300)),
        fc.array(declaration, { maxLength: 4 }),
        moment,
        moment,
        (cadences, declarations, from, to) => {
          const minutes = expectedMinutes({ channels: channels(...cadences) }, declarations, from, to);
          const total = cadences.reduce(
            (sum, channelCadenceSeconds) =>
              sum + expectedReadings({ channelCadenceSeconds, declarations, from, to }),
            0,
          );
          expect([...minutes.values()].reduce((sum, due) => sum + due, 0)).toBe(total);
        },
      ),
    );
  });
});
