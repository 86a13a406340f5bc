import type { AlarmRuleDefinition } from '../data/alarm-rules.js';
import { changesOf, draftOf } from './rule-draft.js';

const rule: AlarmRuleDefinition = {
  ...{ metric: 'air.so2', averaging: 'mean-1h', comparison: 'above', set: 0.8, clear: 0.76 },
  ...{ onDelaySeconds: 0, offDelaySeconds: 60, suspect: 'count', priority: 3, confidence: 'low' },
  ...{ textVi: 'x', textEn: 'x', basis: 'x', source: 'x' },
};

describe('a draft of a rule', () => {
  it('changes nothing by being opened', () => {
    expect(changesOf(draftOf(rule), rule)).toEqual({});
  });

  it('names what differs, and takes a comma for a point', () => {
    const draft = { ...draftOf(rule), set: '0,9', priority: '2', suspect: 'ignore' as const };
    expect(changesOf(draft, rule)).toEqual({ set: 0.9, priority: 2, suspect: 'ignore' });
  });

  it.each(['', ' ', 'much', '1,2,3'])('is not ready with %j', set => {
    expect(changesOf({ ...draftOf(rule), set }, rule)).toBeNull();
  });
});
