import { readFileSync } from 'node:fs';
import { patched } from './patch.js';
import { PROTECTIONS } from './protections.js';

describe('controls', () => {
  it.each(PROTECTIONS)('finds the lines of $name', ({ stage = [], patches }) => {
    const texts = new Map<string, string>();
    for (const patch of [...stage, ...patches]) {
      const source = patch.file.replace(/\.js$/, '.ts');
      const before = texts.get(source) ?? readFileSync(source, 'utf8');
      const after = patched(before, patch);
      expect(after).not.toBe(before);
      texts.set(source, after);
    }
  });

  it('names each protection once', () => {
    const names = PROTECTIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says so when a line is not there exactly once', () => {
    const patch = { file: 'x.js', find: 'a', replace: 'b' };
    expect(patched('-a-', patch)).toBe('-b-');
    expect(() => patched('aa', patch)).toThrow('2 times');
    expect(() => patched('', patch)).toThrow('0 times');
  });
});
