import fc from 'fast-check';
import { aMetric } from '../catalogue/metric.builder.js';
import { Finding, reasonsOf, storedFindings } from './finding.js';
import { judgeNext } from './judge-next.js';
import { keepsFindings } from './keeps-findings.js';
import { judgeSeries, type SeriesReading } from './judge-series.js';
import { type SeriesRules, seriesRulesOf } from './series-rules.js';
import { createSeriesState, dependsOn, isSettled } from './series-state.js';

const MINUTE = 60_000;
/** Noon in Hải Phòng. */
const NOON = Date.UTC(2026, 5, 24, 5);
const noQc = { gross: { min: 0, max: 1_000 }, plausible: null, rateOfChange: null, flatLine: null };
const level = aMetric({
  qc: {
    ...noQc,
    rateOfChange: { limit: 30, mode: 'absolute' },
    flatLine: { suspectSeconds: 300, failSeconds: 600, resolution: 0.1 },
    spike: { suspect: 20, fail: 40 },
  },
});
const register = aMetric({ kind: 'counter', qc: noQc });
const levelRules = seriesRulesOf(level, 60, {});
const counterRules = seriesRulesOf(register, 900, {});

const readings = (values: readonly number[], stepMs = MINUTE, from = NOON): SeriesReading[] =>
  values.map((value, index) => ({ timeMs: from + index * stepMs, value, arrival: Finding.Tested }));
const judge = (rules: SeriesRules, list: readonly SeriesReading[]): number[] =>
  judgeSeries(rules, createSeriesState(), list).map(storedFindings);
const reasons = (rules: SeriesRules, list: readonly SeriesReading[]): string[] =>
  judge(rules, list).map(findings => reasonsOf(findings).join('+'));

describe('judgeSeries', () => {
  it('finds the middle of three that stands out, not its neighbours', () => {
    expect(reasons(levelRules, readings([50, 51, 75, 50, 51]))).toEqual(['', '', 'spike', '', '']);
    expect(judge(levelRules, readings([50, 51, 95, 50, 51]))[2]).toBe(
      Finding.StrongSpike | Finding.RateOfChange,
    );
    expect(reasons(levelRules, readings([50, 51, 71, 91, 92]))).toEqual(['', '', '', '', '']);
  });

  it('doubts a jump once and takes the new level', () => {
    expect(reasons(levelRules, readings([10, 11, 90, 91, 92]))).toEqual(['', '', 'rate-of-change', '', '']);
  });

  it('takes fractions of the larger value, at least of a tenth of the range', () => {
    const rules = seriesRulesOf(
      aMetric({ qc: { ...noQc, rateOfChange: { limit: 0.5, mode: 'fraction' } } }),
      60,
      {},
    );
    expect(reasons(rules, readings([200, 410]))).toEqual(['', 'rate-of-change']);
    expect(reasons(rules, readings([200, 390]))).toEqual(['', '']);
    expect(reasons(rules, readings([0, 49]))).toEqual(['', '']);
  });

  it('believes any fall of what is emptied', () => {
    const bin = { limit: 60, mode: 'absolute' as const, onlyRising: true };
    const rules = seriesRulesOf(aMetric({ qc: { ...noQc, rateOfChange: bin } }), 60, {});
    expect(reasons(rules, readings([90, 2, 3, 70]))).toEqual(['', '', '', 'rate-of-change']);
  });

  it('doubts a value that stands still, then fails it; one digit is a movement', () => {
    const still = readings(Array.from({ length: 12 }, () => 50));
    expect(judge(levelRules, still)).toEqual([
      ...Array.from({ length: 5 }, () => 0),
      ...Array.from({ length: 5 }, () => Finding.FlatLine),
      ...Array.from({ length: 2 }, () => Finding.LongFlatLine),
    ]);
    expect(judge(levelRules, readings(Array.from({ length: 12 }, (_, i) => 25.2 + (i % 2) / 10)))).toEqual(
      Array.from({ length: 12 }, () => 0),
    );
  });

  it('lets values stand still where that is usual, and sun-driven ones at night', () => {
    const values = Array.from({ length: 12 }, () => 0);
    const idle = { suspectSeconds: 300, failSeconds: 600, resolution: 0.1, idle: { min: 0, max: 0 } };
    expect(
      judge(seriesRulesOf(aMetric({ qc: { ...noQc, flatLine: idle } }), 60, {}), readings(values)),
    ).not.toContain(Finding.FlatLine);
    const sun = { suspectSeconds: 300, failSeconds: 600, resolution: 0.1, daylightOnly: true };
    const sunny = seriesRulesOf(aMetric({ qc: { ...noQc, flatLine: sun } }), 60, {});
    const midnight = NOON + 12 * 60 * MINUTE;
    expect(judge(sunny, readings(values, MINUTE, midnight))).not.toContain(Finding.FlatLine);
    expect(judge(sunny, readings(values))).toContain(Finding.FlatLine);
  });

  it('compares nothing over a gap', () => {
    const before = readings([50, 50, 50, 50, 50]);
    const after = readings([90, 90], MINUTE, NOON + 8 * MINUTE);
    expect(reasons(levelRules, [...before, ...after])).toEqual(['', '', '', '', '', '', '']);
  });

  it('fails a register that runs backwards, or the reading that stood out, and takes a restart', () => {
    const step = 900_000;
    expect(reasons(counterRules, readings([1000, 1010, 700, 1020], step))).toEqual([
      '',
      '',
      'counter-backwards',
      '',
    ]);
    expect(reasons(counterRules, readings([1000, 9000, 1020, 1030], step))).toEqual([
      '',
      'counter-backwards',
      '',
      '',
    ]);
    expect(reasons(counterRules, readings([1000, 1010, 3, 13], step))).toEqual(['', '', '', '']);
    expect(reasons(counterRules, readings([1000, 700, 710, 720], 6 * 3_600_000))).toEqual([
      '',
      'counter-backwards',
      '',
      '',
    ]);
  });

  it('has tested what it could compare', () => {
    const list = readings([1, 2]).map(reading => ({ ...reading, arrival: 0 }));
    expect(judgeSeries(levelRules, createSeriesState(), list)).toEqual([0, Finding.Tested]);
  });
});

describe('any series', () => {
  const value = fc.oneof(
    fc.constantFrom(50, 50, 50, 50.05, 51),
    fc.integer({ min: 0, max: 150 }),
    fc.constantFrom(1_000, 990, 20),
  );
  const series = (stepMs: number) =>
    fc
      .array(fc.record({ value, skip: fc.constantFrom(1, 1, 1, 1, 1, 2, 4) }), {
        minLength: 1,
        maxLength: 120,
      })
      .map(steps => {
        let timeMs = NOON - 40 * MINUTE;
        return steps.map(({ value: of, skip }): SeriesReading => {
          timeMs += skip * stepMs;
          return { timeMs, value: of, arrival: Finding.Tested };
        });
      });
  const kinds = [
    { rules: levelRules, stepMs: MINUTE },
    { rules: counterRules, stepMs: 4 * 3_600_000 },
  ];

  it.each(kinds)(
    'is judged alike in one go and reading by reading, with the state stored between',
    ({ rules, stepMs }) => {
      fc.assert(
        fc.property(series(stepMs), list => {
          let state = createSeriesState();
          const found: number[] = [];
          for (const { timeMs, value: of, arrival } of list) {
            // What is not finite would not survive JSON; a state is rebuilt from readings, never written down.
            state = { ...state };
            found.push(judgeNext(rules, state, timeMs, of, arrival));
            if (found.length > 1) found[found.length - 2] = state.previousFindings;
          }
          expect(found).toEqual(judgeSeries(rules, createSeriesState(), list));
        }),
      );
    },
  );

  it.each(kinds)('depends on nothing further away than the reach', ({ rules, stepMs }) => {
    fc.assert(
      fc.property(series(stepMs), fc.nat(), (list, nat) => {
        const whole = judge(rules, list);
        const index = nat % list.length;
        const { timeMs } = list[index] as SeriesReading;
        const near = list.filter(other => Math.abs(other.timeMs - timeMs) <= rules.reachMs);
        const place = near.findIndex(other => other.timeMs === timeMs);
        expect(judge(rules, near)[place]).toBe(whole[index]);
      }),
    );
  });

  it.each(kinds)('is judged alike from any reading on before which nothing matters', ({ rules, stepMs }) => {
    fc.assert(
      fc.property(series(stepMs), fc.nat(), (list, nat) => {
        const from = nat % list.length;
        const whole = judgeSeries(rules, createSeriesState(), list);
        const state = createSeriesState();
        list.slice(from).forEach(({ timeMs, value: of, arrival }, index) => {
          const findings = judgeNext(rules, state, timeMs, of, arrival);
          if (!isSettled(rules, state, (list[from] as SeriesReading).timeMs, index + 1)) return;
          const next = list[from + index + 1];
          const later = { ...state };
          if (next) judgeNext(rules, later, next.timeMs, next.value, next.arrival);
          expect(next ? later.previousFindings : findings).toBe(whole[from + index]);
        });
      }),
    );
  });

  /** A series without one of its readings. */
  const withGap = (stepMs: number) =>
    fc.tuple(series(stepMs), fc.nat()).map(([list, nat]) => {
      const gap = nat % list.length;
      return { list, gap, added: list[gap] as SeriesReading, rest: list.toSpliced(gap, 1) };
    });
  const stateAfter = (rules: SeriesRules, list: readonly SeriesReading[]) => {
    const state = createSeriesState();
    judgeSeries(rules, state, list);
    // What was found of the reading before is used up at once.
    const { previousFindings: _, isAmended: __, ...lasting } = state;
    return lasting;
  };

  it.each(kinds)(
    'is the same behind an earlier reading that its state does not depend on',
    ({ rules, stepMs }) => {
      fc.assert(
        fc.property(withGap(stepMs), ({ list, gap, added, rest }) => {
          const state = createSeriesState();
          judgeSeries(rules, state, rest);
          fc.pre(gap < rest.length && !dependsOn(rules, state, added.timeMs));
          expect(stateAfter(rules, list)).toEqual(stateAfter(rules, rest));
        }),
      );
    },
  );

  it.each(kinds)(
    'keeps its findings behind a new reading when the next few keep theirs',
    ({ rules, stepMs }) => {
      fc.assert(
        fc.property(withGap(stepMs), fc.integer({ min: 1, max: 4 }), ({ list, gap, rest }, count) => {
          const before = judge(rules, rest);
          const state = createSeriesState();
          judgeSeries(rules, state, list.slice(0, gap + 1));
          const following = rest
            .slice(gap, gap + count)
            .map((reading, index) => ({ ...reading, stored: before[gap + index] as number }));
          fc.pre(keepsFindings(rules, state, following));
          const after = judge(rules, list);
          expect(after.slice(gap + 1)).toEqual(before.slice(gap));
          expect(after[gap]).toBe(storedFindings(state.findings));
        }),
      );
    },
  );
});
