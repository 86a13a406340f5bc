import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

/** Plain JavaScript, which says nothing of its types. */
const MODULE: string = './csv-parts.mjs';

interface Part {
  readonly bytes: Buffer;
  readonly end: number;
  lineOf(number: number): number;
}

describe('csvParts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gz-parts-'));
  const file = join(folder, 'readings.csv');
  const HEADER = 'device,metric\n';

  const partsOf = async (content: Buffer | string, partBytes: number): Promise<Part[]> => {
    writeFileSync(file, content);
    const { csvParts } = (await import(MODULE)) as {
      csvParts(path: string, size: number): AsyncIterable<Part>;
    };
    const parts: Part[] = [];
    for await (const part of csvParts(file, partBytes)) parts.push(part);
    return parts;
  };

  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives every line once, in parts of a limited size, each with the first line and the number of its lines', async () => {
    const line = fc.stringMatching(/^[a-z]{0,12}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 40 }),
        fc.integer({ min: 20, max: 60 }),
        fc.constantFrom('', '\n'),
        async (lines, partBytes, ending) => {
          const text = HEADER + lines.join('\n') + ending;
          const parts = await partsOf(text, partBytes);
          const rows = parts.map(({ bytes }) => bytes.toString().slice(HEADER.length));
          expect(HEADER + rows.join('')).toBe(text);
          expect(parts.at(-1)?.end).toBe(text.length);
          const all = text.split('\n');
          for (const { bytes, lineOf } of parts) {
            expect(bytes.length).toBeLessThanOrEqual(HEADER.length + partBytes);
            for (const [index, content] of bytes.toString().trimEnd().split('\n').entries())
              expect(all[lineOf(index + 1) - 1]).toBe(content);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves a small file in another encoding as it is, and refuses a large one', async () => {
    const wide = Buffer.from(`\ufeff${HEADER}a,b\n`, 'utf16le');
    expect((await partsOf(wide, 100)).map(({ bytes }) => bytes)).toEqual([wide]);
    await expect(partsOf(wide, 20)).rejects.toThrow('UTF-8');
    await expect(partsOf('x'.repeat(50), 20)).rejects.toThrow('UTF-8');
    await expect(partsOf(HEADER + 'x'.repeat(50), 20)).rejects.toThrow('Line 2 is longer');
  });
});
