import fc from 'fast-check';
import { parseBatch } from './parse-batch.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const good = '{"zone":"a","device":"a-power-01","pack":[{"n":"power.active","v":1.0}]}';

describe('parseBatch', () => {
  it('reads a pack a line, and says what is wrong with the others', () => {
    const found = parseBatch(bytes(`${good}\r\n\n{"zone":"A","device":"x","pack":[]}\nnot json\n`));
    expect(found).toEqual([
      { line: 1, zone: 'a', device: 'a-power-01', bytes: bytes('[{"n":"power.active","v":1}]') },
      { line: 3, code: 'REQUEST.INVALID', detail: expect.stringMatching(/zone:.*pack:/) as string },
      { line: 4, code: 'REQUEST.INVALID', detail: 'The line is not JSON.' },
    ]);
  });

  it('refuses a pack that is larger than the pipeline takes', () => {
    const large = JSON.stringify({ zone: 'a', device: 'a-1', pack: ['x'.repeat(300_000)] });
    expect(parseBatch(bytes(large))).toMatchObject([{ line: 1, code: 'REQUEST.TOO_LARGE' }]);
  });

  it('never throws, and has one answer for each line that says something', () => {
    const line = fc.oneof(fc.constant(good), fc.json(), fc.string()).map(text => text.replaceAll('\n', ' '));
    fc.assert(
      fc.property(fc.array(line), lines => {
        const found = parseBatch(bytes(lines.join('\n')));
        expect(found).toHaveLength(lines.filter(text => text.trim() !== '').length);
      }),
    );
  });
});
