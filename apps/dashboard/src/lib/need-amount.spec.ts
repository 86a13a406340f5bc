import { readAmount, shownAmount, writeAmount } from './need-amount.js';

const confidence = { id: 'confidence', unit: '%' } as const;

describe('amounts of needs', () => {
  it('are typed and shown in percent where the address has a share of one', () => {
    expect(readAmount(confidence, '57', 'vi')).toBe(0.57);
    expect(writeAmount('confidence', 0.57, 'vi')).toBe('57');
    expect(shownAmount('confidence', 1)).toBe(100);
  });

  it('are taken as they stand otherwise', () => {
    expect(readAmount({ id: 'powerMw', unit: 'MW' }, '12,5', 'vi')).toBe(12.5);
    expect(writeAmount('powerMw', 12.5, 'vi')).toBe('12,5');
  });

  it('are refused below nothing, and above the whole in percent', () => {
    expect(readAmount(confidence, '101', 'en')).toBeUndefined();
    expect(readAmount({ id: 'landHa', unit: 'ha' }, '-1', 'en')).toBeUndefined();
    expect(readAmount({ id: 'landHa', unit: 'ha' }, '101', 'en')).toBe(101);
  });
});
