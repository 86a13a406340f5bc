import { sniffMediaType } from './sniff-media-type.js';

describe('sniffMediaType', () => {
  it('knows three kinds by their first bytes', () => {
    expect(sniffMediaType(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
    expect(sniffMediaType(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe(
      'image/png',
    );
    expect(sniffMediaType(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  });

  it.each(['<html>', '%PDF', '', 'MZ', '<?xml version="1.0"?><svg/>'])('refuses %j', text => {
    expect(sniffMediaType(Buffer.from(text))).toBeUndefined();
  });
});
