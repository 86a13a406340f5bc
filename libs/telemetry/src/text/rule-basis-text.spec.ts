import { readFileSync } from 'node:fs';
import { ruleBasisText } from './rule-basis-text.js';

const seeds = JSON.parse(readFileSync('seeds/alarm-rules.json', 'utf8')) as { basis: string }[];
/** Written alike in both languages: names of standards with bare numbers. */
const ALIKE = ['HP-GSR 0.1', 'HP-GSR 0.1: ±8 %', 'QCVN 40:2011/BTNMT: 40 °C'];

describe('ruleBasisText', () => {
  it.each([...new Set(seeds.map(({ basis }) => basis))])('has Vietnamese words for “%s”', basis => {
    expect(ruleBasisText(basis, 'vi') === basis).toBe(ALIKE.includes(basis));
    expect(ruleBasisText(basis, 'en')).toBe(basis);
  });

  it('keeps the limit in force that an alarm adds, with its number as Vietnamese writes it', () => {
    const of = (limit: string) => ruleBasisText(`95 % of the limit of the 24 h mean (${limit})`, 'vi');
    expect(of('QCVN 40:2011/BTNMT: 75')).toBe('95 % giới hạn trung bình 24 giờ (QCVN 40:2011/BTNMT: 75)');
    expect(of('QCVN 40:2011/BTNMT: 4.5')).toBe('95 % giới hạn trung bình 24 giờ (QCVN 40:2011/BTNMT: 4,5)');
  });

  it('leaves what people wrote as it is', () => {
    for (const text of ['Yêu cầu của ban quản lý', 'Permit 12/GP: 7.5 m3 (of May: 2026)', 'constructor', ''])
      expect(ruleBasisText(text, 'vi')).toBe(text);
  });
});
