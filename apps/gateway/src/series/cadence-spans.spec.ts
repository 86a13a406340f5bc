import { cadenceSpans } from './cadence-spans.js';

const declared = (from: number, to: number | null, stepSeconds: number | null, declaredAt: number) => ({
  device: 'a',
  from,
  to,
  stepSeconds,
  declaredAt,
});

describe('cadenceSpans', () => {
  it('tells history from live, and a declared gap from both', () => {
    const history = declared(0, 10_000, 900, 1);
    const live = declared(20_000, null, null, 2);
    expect(cadenceSpans([history, live], 10, 5_000, 30_000)).toEqual([
      { from: 5_000, to: 10_000, seconds: 900 },
      { from: 20_000, to: 30_000, seconds: 10 },
    ]);
  });

  it('lets the last declaration hold and joins what is alike', () => {
    const first = declared(0, null, 900, 1);
    const again = declared(5_000, 6_000, 900, 2);
    const live = declared(8_000, null, null, 3);
    expect(cadenceSpans([first, again, live], 60, 0, 9_000)).toEqual([
      { from: 0, to: 8_000, seconds: 900 },
      { from: 8_000, to: 9_000, seconds: 60 },
    ]);
  });

  it('expects nothing where nothing was declared', () => {
    expect(cadenceSpans([], 10, 0, 1_000)).toEqual([]);
  });
});
