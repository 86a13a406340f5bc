import { reportMonths } from './report-months.js';

describe('reportMonths', () => {
  it('begins with the month that it is in Hải Phòng, and goes back over the year', () => {
    expect(reportMonths(Date.parse('2026-12-31T18:00:00Z'), 3)).toEqual(['2027-01', '2026-12', '2026-11']);
  });
});
