import fc from 'fast-check';
import { toCbor } from '../../test/to-cbor.js';
import { decodeSenml } from '../senml/decode-senml.js';
import { vietnameseRefusal } from './refusal-text.js';

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const toJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const LABELS = ['bn', 'bt', 'bu', 'bv', 'bs', 'bver', 'n', 'u', 'v', 'vb', 'vs', 'vd', 's', 't', 'ut'];
const OWN = ['boot', 'seq', 'lane', 'odd_', 'note'];

const label = fc.constantFrom(...LABELS, ...OWN);
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'urn:dev:gz:a:',
    'urn:dev:gz:b:',
    'urn:dev:x:',
    'power.active',
    '',
    'a b',
    'x'.repeat(300),
  ),
  fc.constantFrom<unknown>(true, 'live', 'history', null, 10, 11, -1, 1.5, 1e300, 9, []),
);
const record = fc.oneof(fc.dictionary(label, value, { maxKeys: 4 }), fc.constantFrom<unknown>(7, 'x', []));
const pack = fc.oneof(fc.array(record, { maxLength: 4 }), fc.constantFrom<unknown>({}, 3));

/** Words of a message that no translation should hold. */
const ENGLISH = /\b(the|is|not|has|no|with|must|and|are|it|at)\b/;

function expectVietnamese(bytes: Uint8Array): void {
  const result = decodeSenml(bytes, NOW);
  if (result.ok) return;
  const said = vietnameseRefusal(result.message);
  // By the message, to see which it is that has no words.
  expect({ message: result.message, said, english: said === null || ENGLISH.test(said) }).toMatchObject({
    english: false,
  });
}

describe('vietnameseRefusal', () => {
  it('has words for whatever the decoder refuses, in JSON and in CBOR', () => {
    fc.assert(
      fc.property(pack, records => expectVietnamese(toJson(records))),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(pack, records => expectVietnamese(toCbor(records))),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), bytes => expectVietnamese(bytes)),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), bytes =>
        expectVietnamese(Uint8Array.from([0x81, 0xa1, ...bytes])),
      ),
      { numRuns: 2_000 },
    );
    expectVietnamese(new Uint8Array(300_000).fill(0x20));
  });

  it.each([
    ['Record 3: "t" is not a number.', 'Bản ghi 3: "t" không phải số.'],
    ['The pack names a-01, its subject b-01.', 'Gói tự nhận là a-01, chủ đề nêu b-01.'],
    [
      'power.active at 2026-11-24T03:00:00.000Z: not a metric of a-01',
      'power.active lúc 2026-11-24T03:00:00.000Z: không phải đại lượng của a-01',
    ],
    [
      'a.b at 2026-11-24T03:00:00.000Z, a.c at 9e15 and 12 more: the catalogue does not accept kg: x here',
      'a.b lúc 2026-11-24T03:00:00.000Z, a.c lúc 9e15 và 12 giá trị nữa: danh mục không nhận đơn vị kg: x ở đây',
    ],
    [
      'The pack is not CBOR: a record has a label twice.',
      'Gói không phải CBOR: một bản ghi có nhãn lặp lại.',
    ],
    ['Ingest failed on it: x is undefined', 'Xử lý gói bị lỗi: x is undefined'],
    ['Stored.', 'Đã lưu.'],
  ])('says “%s”', (detail, vietnamese) => {
    expect(vietnameseRefusal(detail)).toBe(vietnamese);
  });

  it('leaves what others wrote to be quoted', () => {
    for (const detail of ['partial write: field type conflict: input field "a"', 'Hàng hỏng, đã báo', ''])
      expect(vietnameseRefusal(detail)).toBeNull();
  });
});
