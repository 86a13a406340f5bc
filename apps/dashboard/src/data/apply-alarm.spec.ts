import type { Alarm } from './alarms.js';
import { withAlarm } from './apply-alarm.js';

const alarm = (change: Partial<Alarm>): Alarm => ({
  id: 'a',
  rule: 'r',
  zone: 'z',
  device: null,
  metric: 'm',
  priority: 1,
  state: 'raised',
  textVi: '',
  textEn: '',
  value: 1,
  limit: 1,
  basis: '',
  raisedAt: 0,
  clearedAt: null,
  late: false,
  simulated: true,
  acknowledged: null,
  shelved: null,
  assignee: null,
  suppressedBy: null,
  revision: 0,
  ...change,
});
const acknowledged = { at: 1, by: { id: 'x', name: 'X' } };

describe('withAlarm', () => {
  it('keeps what stands and drops what is over', () => {
    expect(withAlarm([], alarm({}))).toHaveLength(1);
    const cleared = alarm({ state: 'cleared', clearedAt: 1 });
    expect(withAlarm([alarm({})], cleared)).toEqual([cleared]);
    expect(withAlarm([cleared], { ...cleared, acknowledged, revision: 1 })).toEqual([]);
    expect(withAlarm([], alarm({ late: true }))).toEqual([]);
  });

  it('does not let an older word undo a newer one', () => {
    const newer = alarm({ acknowledged, revision: 2 });
    expect(withAlarm([newer], alarm({ revision: 1 }))).toEqual([newer]);
  });
});
