import { alarmExport } from './alarm-export.js';

describe('alarmExport', () => {
  it('asks for what the list shows: nothing that is shelved or explained', () => {
    expect(alarmExport({ zone: 'trang-due', severity: 'alarm', q: 'dien ap' })).toEqual({
      ...{ zone: 'trang-due', severity: 'alarm', q: 'dien ap' },
      ...{ state: 'standing', shelved: 'false', suppressed: 'false' },
    });
  });

  it('asks for shelves and explained alarms where these are shown, and the others as they are seen', () => {
    expect(alarmExport({ state: 'shelved' })).toMatchObject({ state: 'standing', shelved: 'true' });
    expect(alarmExport({ state: 'suppressed' })).toMatchObject({ state: 'standing', suppressed: 'true' });
    expect(alarmExport({ state: 'acknowledged' })).toMatchObject({ state: 'acknowledged', shelved: 'false' });
  });

  it('has all there was in the history, which has no filter of states or words', () => {
    expect(alarmExport({ view: 'history', zone: 'trang-due', state: 'shelved', q: 'x' })).toEqual({
      zone: 'trang-due',
      severity: undefined,
    });
  });
});
