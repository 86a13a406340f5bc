import { judgeAnswer } from './judge-answer.js';

const NOW = Date.parse('2026-11-23T00:00:00Z');

describe('what an answer means', () => {
  it.each([
    [200, 'sent'],
    [204, 'sent'],
    [301, 'given-up'],
    [307, 'given-up'],
    [400, 'given-up'],
    [410, 'given-up'],
    [408, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
  ])('takes %d for %s', (status, outcome) => {
    expect(judgeAnswer(status, {}, '', NOW).outcome).toBe(outcome);
  });

  it('reads how long it is to wait', () => {
    expect(judgeAnswer(503, { 'retry-after': '30' }, '', NOW).retryAfterMs).toBe(30_000);
    const date = 'Mon, 23 Nov 2026 00:01:00 GMT';
    expect(judgeAnswer(503, { 'retry-after': date }, '', NOW).retryAfterMs).toBe(60_000);
    expect(judgeAnswer(503, { 'retry-after': 'soon' }, '', NOW).retryAfterMs).toBeUndefined();
  });

  it('keeps the begin of what was said, in one line', () => {
    const { answer } = judgeAnswer(500, {}, `a\r\nb\u0000${'x'.repeat(500)}`, NOW);
    expect(answer).toMatch(/^HTTP 500: a b x+…$/);
    expect(answer.length).toBeLessThan(220);
  });
});
