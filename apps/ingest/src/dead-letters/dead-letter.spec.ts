import fc from 'fast-check';
import { decodeSenml, vietnameseRefusal } from '#libs/telemetry';
import { METRICS, ZONE } from '../../test/fixtures.js';
import { deadLetterId, type DeadLetterParts, makeDeadLetter, supersededRefusal } from './dead-letter.js';
import { deadLetterOfReplaced } from './replaced-row.js';
import { subjectWord } from './subject-word.js';

const NOW = Date.UTC(2026, 10, 24);
const DEVICE = `${ZONE}-power-01`;
const parts: DeadLetterParts = {
  ...{ reason: 'bad-unit', detail: 'furlong', records: 1, zone: ZONE, device: DEVICE, key: 'k' },
  ...{ receivedAt: NOW, body: Uint8Array.of(1, 2), subject: 's', streamSequence: 3 },
};

describe('makeDeadLetter', () => {
  it('is the same letter for the same refusal of the same bytes, and another one for anything else', () => {
    const id = (more: Partial<DeadLetterParts>) => makeDeadLetter({ ...parts, ...more }).letter.id;
    expect(id({ receivedAt: 1, detail: 'worded otherwise', streamSequence: 9 })).toBe(id({}));
    const others = [
      id({ key: 'l' }),
      id({ reason: 'bad-record' }),
      id({ body: Uint8Array.of(1) }),
      id({ key: 'k\nbad', reason: 'bad-unit' }),
    ];
    expect(new Set([id({}), ...others]).size).toBe(5);
    expect(id({})).toBe(deadLetterId('k', 'bad-unit', parts.body));
  });

  it('can be stored whatever a device wrote', () => {
    const text = fc.array(fc.constantFrom('\0', 'a', 'đ')).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, text, (detail, zone) => {
        const { letter } = makeDeadLetter({ ...parts, detail, zone });
        expect(`${letter.detail}${letter.zone}`).not.toContain('\0');
      }),
    );
    expect(makeDeadLetter({ ...parts, detail: 'x'.repeat(9_000) }).letter.detail).toHaveLength(2_000);
  });

  it.each([
    [1, '1 moment is held'],
    [2, '2 moments are held'],
  ])('counts moments that another pack holds: %s', (points, text) => {
    expect(vietnameseRefusal(supersededRefusal(points, 7).detail)).toContain(`${points} thời điểm`);
    expect(supersededRefusal(points, 7)).toMatchObject({
      ...{ reason: 'superseded', records: 7, detail: expect.stringContaining(text) as string },
    });
  });
});

describe('deadLetterOfReplaced', () => {
  const row = {
    ...{ zone: ZONE, device: DEVICE, timeMs: NOW, replacedBy: 'new' },
    ...{ metrics: METRICS.slice(0, 2), values: [7, 22] },
  };

  it.each([
    { boot: 5, seq: 6, key: `${DEVICE}:5:6` },
    { boot: null, seq: null, key: expect.stringContaining(DEVICE) as string },
  ])('keeps the values as a pack of their own: boot $boot', ({ boot, seq, key }) => {
    const { letter, body, subject } = deadLetterOfReplaced({ ...row, boot, seq }, NOW + 1);
    expect(vietnameseRefusal(letter.detail)).toContain('đã được gói new thay thế');
    expect(letter).toMatchObject({ ...{ reason: 'superseded', records: 2, key, receivedAt: NOW + 1 } });
    expect(letter.detail).toContain('new');
    expect(subject).toBe(`gz.telemetry.v1.${ZONE}.${DEVICE}`);
    expect(decodeSenml(body, NOW)).toMatchObject({
      ok: true,
      pack: {
        ...{ boot, seq, baseDevice: DEVICE },
        records: [
          { metric: 'power.active', unit: 'kW', timeMs: NOW, value: 7 },
          { metric: 'power.voltage', unit: 'kV', timeMs: NOW, value: 22 },
        ],
      },
    });
  });
});

describe('subjectWord', () => {
  it('is one word that NATS gives no meaning to, and leaves a good name alone', () => {
    fc.assert(fc.property(fc.string(), text => /^[A-Za-z0-9_-]{1,64}$/.test(subjectWord(text))));
    expect([DEVICE, 'a.>*b', ''].map(subjectWord)).toEqual([DEVICE, 'a___b', '_']);
  });
});
