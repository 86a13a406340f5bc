import fc from 'fast-check';
import { decodeText } from './decode-text.js';

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('µ°'), 'µ°'],
    ['UTF-8 with its mark', Buffer.from('\ufeffµ°'), 'µ°'],
    ['UTF-16 with its mark', Buffer.from('\ufeffµ°', 'utf16le'), 'µ°'],
    ['Windows-1252', Buffer.from([0xb5, 0xb0]), 'µ°'],
  ])('reads %s', (_what, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array(), bytes => typeof decodeText(bytes) === 'string'));
  });
});
