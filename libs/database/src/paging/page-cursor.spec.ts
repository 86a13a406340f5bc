import { decodeCursor, encodeCursor } from './page-cursor.js';

describe('page cursor', () => {
  it('comes back as it went out', () => {
    const position = { at: 1_795_478_400_123, id: 'aZ_09-x' };
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it.each(['', 'x', Buffer.from('1').toString('base64url'), Buffer.from("1.' OR 1=1").toString('base64url')])(
    'is not anything else: %p',
    text => {
      expect(decodeCursor(text)).toBeUndefined();
    },
  );
});
