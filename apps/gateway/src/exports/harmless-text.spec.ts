import fc from 'fast-check';
import { harmlessText } from './harmless-text.js';

describe('harmlessText', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '|calc', '＝1', '－1', '\0=1'])(
    'puts an apostrophe before %j',
    text => {
      expect(harmlessText(text)).toBe(`'${text.replace('\0', '')}`);
    },
  );

  it('leaves no text that a formula could begin, and loses no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const harmless = harmlessText(text);
        expect(harmless).not.toMatch(/^[=+\-@|\t\r\n＝＋－＠\0]/);
        expect(harmless.replace(/^'/, '')).toBe(text.replaceAll('\0', '').replace(/^'/, ''));
      }),
    );
  });

  it('leaves names and words as they are', () => {
    expect(harmlessText('Khu công nghiệp Tràng Duệ')).toBe('Khu công nghiệp Tràng Duệ');
    expect(harmlessText('')).toBe('');
  });
});
