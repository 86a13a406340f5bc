import { exportAddress } from './export-address.js';

describe('exportAddress', () => {
  it('names what, how and in which language, and leaves out what is not asked', () => {
    expect(
      exportAddress(
        'series',
        { zone: 'trang-due', metric: 'power.active,pv.power', device: undefined },
        'xlsx',
        'en',
      ),
    ).toBe('/api/v1/exports/series?zone=trang-due&metric=power.active%2Cpv.power&format=xlsx&lang=en');
  });

  it('keeps the offset of a moment', () => {
    const address = exportAddress('series', { from: '2026-11-28T07:00:00+07:00' }, 'csv', 'vi');
    expect(new URL(address, 'http://x').searchParams.get('from')).toBe('2026-11-28T07:00:00+07:00');
  });
});
