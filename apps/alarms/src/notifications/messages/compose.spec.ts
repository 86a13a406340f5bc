import { anAlarm } from '../../test/alarms.builder.js';
import { type Composition, compose } from './compose.js';
import { linksTo } from './links.js';
import type { Names } from './names.js';
import type { Notice } from './notice.js';

const names: Names = {
  zone: code => (code === 'zone' ? { nameVi: 'KCN Thử', nameEn: 'Test zone' } : undefined),
  device: id => (id === 'zone-power-01' ? { nameVi: 'Công tơ 1', nameEn: 'Meter 1' } : undefined),
  metric: id =>
    id === 'power.voltage'
      ? { nameVi: 'Điện áp', nameEn: 'Voltage', ucum: 'kV', decimals: 1 }
      : id === 'net.link.state'
        ? {
            ...{ nameVi: 'Đường truyền', nameEn: 'Link', ucum: '1', decimals: 0 },
            enumValues: [{ code: 0, nameVi: 'đứt', nameEn: 'down' }],
          }
        : undefined,
};
const links = linksTo('https://greenzone.test/');
const notice = (overrides: Partial<Notice['alarm']> = {}, event: Notice['event'] = 'raised'): Notice => ({
  id: 'd1',
  event,
  alarm: anAlarm({ basis: 'QCVN 40:2025', raisedAt: Date.parse('2026-11-23T14:05:00+07:00'), ...overrides }),
});
const write = (notices: Notice[], more: Partial<Composition> = {}) =>
  compose(
    {
      ...{ id: 'd1', kind: 'raised', recipient: 'lan', createdAt: 0, language: 'en' },
      message: { notices, total: notices.length },
      ...more,
    },
    names,
    links,
  );

describe('a message', () => {
  it('says where, what, how much, by which limit and basis, since when, and that it is simulated', () => {
    const { email } = write([notice()]);
    expect(email.subject).toBe('[Greenzone] ALARM · Raised: Voltage high · Test zone [SIMULATED DATA]');
    expect(email.text.split('\n')).toEqual([
      'ALARM · Raised: Voltage high',
      'The data in this message are SIMULATED, not measured.',
      'Zone: Test zone (zone)',
      'Device: Meter 1 (zone-power-01)',
      'Metric: Voltage (power.voltage)',
      'Worst value: 12 kV (limit 10 kV)',
      'Basis: QCVN 40:2025',
      'Since: 23/11/2026, 14:05 (UTC+7)',
      'Open the alarm: https://greenzone.test/alarms?alarm=alarm-1',
      '',
    ]);
  });

  it('says the same in Vietnamese, and in both languages to who wants both', () => {
    const { email } = write([notice({ simulated: false })], { language: 'vi' });
    expect(email.subject).toBe('[Greenzone] CẢNH BÁO · Mới phát sinh: Điện áp cao · KCN Thử');
    expect(email.text).toContain('Thiết bị: Công tơ 1 (zone-power-01)');
    expect(email.text).not.toContain('MÔ PHỎNG');
    const both = write([notice()], { language: 'both' }).email.text;
    expect(both).toContain('Giá trị xấu nhất: 12 kV (ngưỡng 10 kV)');
    expect(both).toContain('Worst value: 12 kV (limit 10 kV)');
  });

  it('says in Vietnamese what a rule rests on', () => {
    const limited = notice({ basis: 'Limit of the 24 h mean (QCVN 40:2011/BTNMT: 75)' });
    const both = write([limited], { language: 'both' }).email.text;
    expect(both).toContain('Căn cứ: Giới hạn trung bình 24 giờ (QCVN 40:2011/BTNMT: 75)');
    expect(both).toContain('Basis: Limit of the 24 h mean (QCVN 40:2011/BTNMT: 75)');
  });

  it('names codes, counts minutes of silence, and does without what the registry does not know', () => {
    const link = write([notice({ metric: 'net.link.state', value: 0, limit: 0 })]).email.text;
    expect(link).toContain('Worst value: down (limit down)');
    const silence = write([notice({ metric: 'data.silence', device: null, value: 35, limit: 30 })]).email
      .text;
    expect(silence).toContain('Device: the whole zone');
    const ofMetric = write([notice({ rule: 'silence-warn', value: 35, limit: 30 })]).email.text;
    expect(ofMetric).toContain('Worst value: 35 minutes (limit 30 minutes)');
    expect(silence).toContain('Metric: No data');
    expect(silence).toContain('35 minutes (limit 30 minutes)');
    expect(write([notice({ zone: 'far', metric: 'a.b' })]).email.text).toContain('Zone: far\n');
  });

  it('goes on from the message that told of the alarm first', () => {
    const follows = write([notice({}, 'escalated')], { kind: 'escalated' }).follows;
    expect(follows).toBe(write([notice({}, 'cleared')], { kind: 'cleared' }).follows);
    expect(follows).toBeDefined();
    expect(write([notice()]).follows).toBeUndefined();
  });

  it('makes one of many, with a line for each and a count of the rest', () => {
    const notices = Array.from({ length: 60 }, (_, index) => notice({ id: `a${index}` }));
    const { email, browser, json } = write(notices, { kind: 'digest', message: { notices, total: 75 } });
    expect(email.subject).toBe('[Greenzone] 75 notifications in one [SIMULATED DATA]');
    expect(email.text.match(/^- ALARM/gm)).toHaveLength(50);
    expect(email.text).toContain('… and 25 more');
    expect(browser).toMatchObject({ alarm: null, priority: 2, simulated: true });
    expect(json).toMatchObject({ type: 'alarm.digest', total: 75, simulated: true });
    expect(json.notices).toHaveLength(60);
  });

  it('has nothing to tell in a test', () => {
    const { email, browser } = write([], { kind: 'test', language: 'both' });
    expect(email.subject).toBe('[Greenzone] Tin thử');
    expect(browser).toMatchObject({ alarm: null, priority: null, simulated: false });
  });

  it('gives a webhook the figures with their unit and the link', () => {
    expect(write([notice()]).json).toMatchObject({
      type: 'alarm.raised',
      id: 'd1',
      notices: [
        {
          event: 'raised',
          alarm: {
            link: 'https://greenzone.test/alarms?alarm=alarm-1',
            zone: { code: 'zone', nameVi: 'KCN Thử' },
            metric: { id: 'power.voltage', unit: 'kV' },
            value: 12,
            raisedAt: '2026-11-23T07:05:00.000Z',
          },
        },
      ],
    });
  });
});
