import { matchesText } from './matches-text.js';

describe('matchesText', () => {
  it('finds Vietnamese names typed without their marks', () => {
    expect(matchesText('trang due', ['KCN Tràng Duệ'])).toBe(true);
    expect(matchesText('dinh vu', ['KCN Đình Vũ'])).toBe(true);
  });

  it('wants every word', () => {
    expect(matchesText('trang cat', ['KCN Tràng Duệ'])).toBe(false);
    expect(matchesText('', ['anything'])).toBe(true);
  });
});
