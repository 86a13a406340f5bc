import { parseReportArguments } from './report-arguments.js';

describe('the arguments of the report', () => {
  it('are read in both ways to write them', () => {
    const wish = { seed: 's', days: 2, zones: 1, faults: 0.5 };
    expect(parseReportArguments(['--seed', 's', '--days', '2', '--zones', '1', '--faults', '0.5'])).toEqual(
      wish,
    );
    expect(parseReportArguments(['--seed=s', '--days=2', '--zones=1', '--faults=0.5'])).toEqual(wish);
  });

  it.each([['--days', '0'], ['--days'], ['--faults', '13'], ['--what', '1'], ['--seed']])(
    'refuses %s %s',
    (...words) => {
      expect(() => parseReportArguments(words)).toThrow('is not understood');
    },
  );
});
