import { readFileSync } from 'node:fs';
import { SILENCE_METRIC, isSilenceRule } from './silence-rule.js';

const rules = JSON.parse(readFileSync('seeds/alarm-rules.json', 'utf8')) as { id: string; metric: string }[];

describe('isSilenceRule', () => {
  it('knows the rules about missing data, and no other', () => {
    expect(rules.some(({ id }) => isSilenceRule(id))).toBe(true);
    expect(rules.filter(({ id, metric }) => isSilenceRule(id) !== (metric === SILENCE_METRIC))).toEqual([]);
  });
});
