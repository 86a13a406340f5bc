import fc from 'fast-check';
import { applyReading, applyTime, LONGEST_GAP_MS } from './evaluate-rule.js';
import type { RuleState, Step, Thresholds } from './rule-state.js';

const MINUTE = 60_000;
const above: Thresholds = {
  comparison: 'above',
  set: 10,
  clear: 8,
  onDelayMs: 5 * MINUTE,
  offDelayMs: 2 * MINUTE,
  isHeld: false,
};
const below: Thresholds = { ...above, comparison: 'below', set: -10, clear: -8 };

type Reading = readonly [timeMs: number, value: number];

/** Changes that readings cause, as `[change, time, worst value]`. */
function play(rule: Thresholds, readings: readonly Reading[]) {
  const changes: Array<readonly [string, number, number]> = [];
  let state: RuleState | undefined;
  for (const [t, value] of readings) {
    const step: Step = applyReading(rule, state, t, value);
    state = step.state;
    if (step.change === 'cleared') changes.push(['cleared', step.at, step.worst]);
    else if (step.change !== undefined) changes.push([step.change, step.state.at, step.state.worst]);
  }
  return { changes, state };
}

const minutes = (...values: number[]): Reading[] => values.map((value, index) => [index * MINUTE, value]);

describe('applyReading', () => {
  it('raises when the limit was broken for the whole delay, with the worst value', () => {
    expect(play(above, minutes(10, 12, 11, 11, 11)).changes).toEqual([]);
    expect(play(above, minutes(10, 12, 11, 11, 11, 11)).changes).toEqual([['raised', 5 * MINUTE, 12]]);
  });

  it('begins the delay anew after one reading on the good side of the limit', () => {
    expect(play(above, minutes(11, 11, 11, 9, 11, 11, 11)).changes).toEqual([]);
  });

  it('raises at once without a delay', () => {
    expect(play({ ...above, onDelayMs: 0 }, [[7, 10]]).changes).toEqual([['raised', 7, 10]]);
  });

  it('clears when the good side was kept for the whole delay', () => {
    const { changes, state } = play(above, minutes(11, 11, 11, 11, 11, 11, 15, 7, 9, 8, 7, 6));
    expect(changes).toEqual([
      ['raised', 5 * MINUTE, 11],
      ['worse', 5 * MINUTE, 15],
      ['cleared', 11 * MINUTE, 15],
    ]);
    expect(state).toBeUndefined();
  });

  it('dates both from the delay and not from the reading that shows it', () => {
    const readings: Reading[] = [
      [0, 11],
      [20 * MINUTE, 11],
      [30 * MINUTE, 1],
      [50 * MINUTE, 1],
    ];
    expect(play(above, readings).changes).toEqual([
      ['raised', 5 * MINUTE, 11],
      ['cleared', 32 * MINUTE, 11],
    ]);
  });

  it('takes nothing for granted across a long silence', () => {
    const gap = LONGEST_GAP_MS + 1;
    expect(play(above, [...minutes(11), [gap, 11]]).changes).toEqual([]);
    const { state } = play(above, minutes(11, 11, 11, 11, 11, 11, 7));
    expect(applyReading(above, state, 6 * MINUTE + gap, 7)).toMatchObject({ state: { phase: 'raised' } });
  });

  it('stays raised through a silence', () => {
    const { state } = play(above, minutes(11, 11, 11, 11, 11, 11));
    const later = applyReading(above, state, 3 * LONGEST_GAP_MS, 11);
    expect(later).toMatchObject({ state: { phase: 'raised', at: 5 * MINUTE } });
    expect(later.change).toBeUndefined();
  });

  it('is a mirror for limits from below', () => {
    expect(play(below, minutes(-10, -12, -11, -11, -11, -11, -7, -8, -7)).changes).toEqual([
      ['raised', 5 * MINUTE, -12],
      ['cleared', 8 * MINUTE, -12],
    ]);
  });
});

describe('applyTime', () => {
  const held = { ...above, isHeld: true };

  it('raises and clears a value that holds until the next one', () => {
    const pending = applyReading(held, undefined, 0, 10).state as RuleState;
    expect(applyTime(held, pending, 4 * MINUTE).change).toBeUndefined();
    const raised = applyTime(held, pending, 9 * MINUTE);
    expect(raised).toMatchObject({ change: 'raised', state: { at: 5 * MINUTE } });
    const mended = applyReading(held, raised.state, 10 * MINUTE, 1).state as RuleState;
    expect(applyTime(held, mended, 20 * MINUTE)).toMatchObject({ change: 'cleared', at: 12 * MINUTE });
  });

  it('leaves alone what is raised and not mended', () => {
    const raised = applyTime(held, applyReading(held, undefined, 0, 10).state as RuleState, 9 * MINUTE);
    expect(applyTime(held, raised.state as RuleState, 99 * MINUTE)).toEqual({ state: raised.state });
  });
});

const delays = fc.record({
  onDelayMs: fc.integer({ min: 0, max: 10 * MINUTE }),
  offDelayMs: fc.integer({ min: 0, max: 10 * MINUTE }),
});
const readings = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 * MINUTE }), fc.double({ min: 0, max: 20, noNaN: true })), {
    maxLength: 60,
  })
  .map(steps => {
    let t = 0;
    return steps.map(([step, value]): Reading => [(t += step), value]);
  });

describe('a rule, whatever the readings', () => {
  it('raises and clears in turn, each not before the other', () => {
    fc.assert(
      fc.property(delays, readings, (delay, sequence) => {
        const { changes } = play({ ...above, ...delay }, sequence);
        const turns = changes.filter(([change]) => change !== 'worse');
        turns.forEach(([change, at], index) => {
          expect(change).toBe(index % 2 === 0 ? 'raised' : 'cleared');
          if (index > 0) expect(at).toBeGreaterThanOrEqual(turns[index - 1]?.[1] as number);
        });
      }),
    );
  });

  it('does not flap inside the band between set and clear', () => {
    const inside = fc.double({ min: 8, max: 10, minExcluded: true, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(delays, readings, fc.array(inside, { maxLength: 30 }), (delay, sequence, values) => {
        const rule = { ...above, ...delay };
        const { state } = play(rule, sequence);
        const from = sequence.at(-1)?.[0] ?? 0;
        const isRaised = state?.phase === 'raised';
        const inBand = values.map((value, index): Reading => [from + (index + 1) * MINUTE, value]);
        const all = play(rule, [...sequence, ...inBand]);
        expect(all.changes).toEqual(play(rule, sequence).changes);
        if (values.length > 0) expect(all.state?.phase === 'raised').toBe(isRaised);
      }),
    );
  });
});
