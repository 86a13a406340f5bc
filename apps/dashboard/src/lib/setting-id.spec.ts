import fc from 'fast-check';
import { settingId } from './setting-id.js';

describe('settingId', () => {
  it('keeps what can be read', () => {
    expect(settingId('Ca trực đêm Đình Vũ', 'x1')).toBe('ca-truc-dem-dinh-vu-x1');
  });

  it('is an id that the gateway takes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), name => {
        expect(settingId(name, 'abc123')).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(settingId(name, 'abc123').length).toBeLessThanOrEqual(48);
      }),
    );
  });
});
