import { readFileSync } from 'node:fs';
import { type RuleTexts, ruleTexts, unknownPlaceholders } from './rule-text.js';

const seeds = JSON.parse(readFileSync('seeds/alarm-rules.json', 'utf8')) as (RuleTexts & { id: string })[];
/** What they say is so at any limit: whatever flows through a bypass, codes of a panel, a link or a heartbeat. */
const WITHOUT_LIMIT = /^(ww-bypass|fire-panel|controller-lost|net-link)-/;

const said = (texts: string, more: Partial<RuleTexts> = {}) =>
  Object.values(ruleTexts({ textVi: texts, textEn: texts, set: 1, onDelaySeconds: 0, ...more }));
const seeded = (id: string, more: Partial<RuleTexts> = {}) => {
  const rule = seeds.find(one => one.id === id);
  return rule === undefined ? [] : Object.values(ruleTexts({ ...rule, ...more }));
};

describe('ruleTexts', () => {
  it('writes the limit as each language does', () => {
    expect(said('{set}', { set: 49.8 })).toEqual(['49,8', '49.8']);
    expect(said('{set}', { set: -105 })).toEqual(['−105', '−105']);
    expect(said('{percent} %', { set: 0.07 })).toEqual(['7 %', '7 %']);
    expect(said('{deviation} %', { set: 1.08 })).toEqual(['8 %', '8 %']);
    expect(said('{deviation} %', { set: 0.925 })).toEqual(['7,5 %', '7.5 %']);
  });

  it.each([
    [0.5, '30 giây', '30 s'],
    [1, '60 giây', '60 s'],
    [10, '10 phút', '10 min'],
    [60, '60 phút', '60 min'],
    [90, '90 phút', '90 min'],
    [720, '12 giờ', '12 h'],
    [730, '730 phút', '730 min'],
  ])('says %s min as people do', (set, vi, en) => {
    expect(said('{duration}', { set })).toEqual([vi, en]);
    expect(said('{delay}', { onDelaySeconds: set * 60 })).toEqual([vi, en]);
  });

  it('has other words where those of one number would be untrue', () => {
    const words = '{percent=100:over|at # % of} the limit{delay=0:| for #}';
    expect(said(words)[1]).toBe('over the limit');
    expect(said(words, { set: 0.9, onDelaySeconds: 300 })[1]).toBe('at 90 % of the limit for 5 min');
  });

  it('leaves what people wrote as it is', () => {
    expect(said('Pump {2} # 100 %')).toEqual(['Pump {2} # 100 %', 'Pump {2} # 100 %']);
  });
});

describe('texts of the delivered rules', () => {
  it.each([
    ['silence-warn', 'Mất dữ liệu quá 10 phút', 'No data for 10 min'],
    [
      'silence-critical',
      'Trạm quan trắc mất dữ liệu quá 12 giờ: phải báo cáo',
      'Monitoring station without data for 12 h: to be notified',
    ],
    ['voltage-high-alarm', 'Điện áp cao hơn danh định 8 %', 'Voltage 8 % or more above nominal'],
    ['frequency-low-warn', 'Tần số lưới từ 49,8 Hz trở xuống', 'Grid frequency 49.8 Hz or less'],
    [
      'ww-cod-critical',
      'COD nước thải trung bình 24 giờ vượt giới hạn',
      'Effluent COD, 24 h mean over its limit',
    ],
    ['bin-fill-critical', 'Thùng rác tràn hơn 4 giờ', 'Waste bin overflowing for more than 4 h'],
    [
      'ww-ph-low-a-warn',
      'pH nước thải thấp, gần giới hạn dưới (cột A)',
      'Effluent pH low, near its limit (class A)',
    ],
  ])('say of %s what they always said', (id, vi, en) => {
    expect(seeded(id)).toEqual([vi, en]);
  });

  it('say an edited limit', () => {
    expect(seeded('silence-warn', { set: 25 })).toEqual(['Mất dữ liệu quá 25 phút', 'No data for 25 min']);
    expect(seeded('ww-cod-critical', { set: 0.9 })).toEqual([
      'COD nước thải trung bình 24 giờ từ 90 % giới hạn',
      'Effluent COD, 24 h mean at 90 % of its limit or more',
    ]);
    expect(seeded('net-rtt-warn', { set: 80, onDelaySeconds: 0 })).toEqual([
      'Độ trễ mạng từ 80 ms',
      'Round trip 80 ms or more',
    ]);
  });

  it.each(seeds.map(({ id }) => id))('follow the limit and name no other number of it: %s', id => {
    const before = seeded(id);
    const after = seeded(id, { set: 0.8765 });
    expect([...before, ...after].flatMap(unknownPlaceholders)).toEqual([]);
    for (const language of [0, 1]) expect(after[language] === before[language]).toBe(WITHOUT_LIMIT.test(id));
  });
});

describe('unknownPlaceholders', () => {
  it('finds what is no place of a number', () => {
    expect(unknownPlaceholders('{set} {percent=100:over|at #} {limit} {set')).toEqual(['{limit}', '{set']);
    expect(unknownPlaceholders('a } b')).toEqual(['}']);
    expect(unknownPlaceholders('{set=high:a|b}')).toEqual(['{set=high:a|b}']);
  });
});
