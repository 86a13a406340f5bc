import type { AlarmRuleDefinition } from '../data/alarm-rules.js';
import { changesOf, draftOf, judgedPart } from './rule-draft.js';

const rule: AlarmRuleDefinition = {
  ...{ metric: 'air.so2', averaging: 'mean-1h', comparison: 'above', set: 0.8, clear: 0.76 },
  ...{ onDelaySeconds: 0, offDelaySeconds: 60, suspect: 'count', priority: 3, confidence: 'low' },
  ...{ textVi: 'x', textEn: 'x', basis: 'x', source: 'x' },
};

describe('a draft of a rule', () => {
  it('changes nothing by being opened', () => {
    expect(changesOf(draftOf(rule, 'en'), rule, 'en')).toEqual({});
  });

  it('names what differs, and reads what is typed as the language writes it', () => {
    const draft = { ...draftOf(rule, 'en'), set: '0,9', priority: '2', suspect: 'ignore' as const };
    expect(changesOf(draft, rule, 'en')).toEqual({ set: 0.9, priority: 2, suspect: 'ignore' });
    expect(changesOf({ ...draftOf(rule, 'vi'), set: '1.500' }, rule, 'vi')).toEqual({ set: 1_500 });
    expect(draftOf(rule, 'vi').set).toBe('0,8');
  });

  it('changes words without a change of what is judged', () => {
    const draft = { ...draftOf(rule, 'en'), textEn: ' SO2 high ', priority: '1' };
    const changes = changesOf(draft, rule, 'en');
    expect(changes).toEqual({ textEn: 'SO2 high', priority: 1 });
    expect(judgedPart(changes)).toBe(judgedPart({}));
    expect(judgedPart({ set: 0.9, textEn: 'x' })).toBe(judgedPart({ set: 0.9 }));
    expect(judgedPart({ set: 0.9 })).not.toBe(judgedPart({ set: 0.8 }));
  });

  it.each(['', ' ', 'much', '1,2,3'])('is not ready with %j', set => {
    expect(changesOf({ ...draftOf(rule, 'en'), set }, rule, 'en')).toBeNull();
  });
});
