import { drawSchedule } from './schedule.js';
import { isKill, type Round } from './step.js';

const stepsOf = (rounds: readonly Round[]) => rounds.flatMap(({ faults }) => faults.map(({ step }) => step));

describe('schedule of faults', () => {
  it('follows from the seed', () => {
    const options = { seed: 7, kills: 100, longestSeconds: 40 };
    expect(drawSchedule(options)).toEqual(drawSchedule(options));
    expect(drawSchedule(options)).not.toEqual(drawSchedule({ ...options, seed: 8 }));
  });

  it.each([1, 6, 100])('has as many kills as asked for: %i', kills => {
    for (let seed = 0; seed < 50; seed++) {
      const steps = stepsOf(drawSchedule({ seed, kills, longestSeconds: 40 }));
      expect(steps.filter(isKill)).toHaveLength(kills);
    }
  });

  it('kills everything and has every kind of fault in a long run', () => {
    const rounds = drawSchedule({ seed: 1, kills: 100, longestSeconds: 40 });
    const steps = stepsOf(rounds);
    expect(new Set(steps.map(({ kind }) => kind)).size).toBe(6);
    expect(new Set(steps.flatMap(step => (step.kind === 'kill' ? [step.target] : []))).size).toBe(9);
    const habits = rounds.map(round => round.habits);
    expect(habits.some(({ copies }) => copies > 0)).toBe(true);
    expect(habits.some(({ window }) => window > 0)).toBe(true);
    expect(habits.some(({ corrupt }) => corrupt > 0)).toBe(true);
  });
});
