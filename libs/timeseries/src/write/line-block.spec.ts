import fc from 'fast-check';
import { LineBlock } from './line-block.js';

describe('LineBlock', () => {
  it('slices as an array of its lines does', () => {
    const line = fc.stringMatching(/^[a-z0-9,= ]{1,30}$/);
    fc.assert(
      fc.property(fc.array(line), fc.nat(20), fc.nat(20), (lines, a, b) => {
        const [from, to] = [Math.min(a, b, lines.length), Math.max(a, b)];
        const part = LineBlock.of(lines).slice(from, to);
        expect(part.toLines()).toEqual(lines.slice(from, to));
        expect(part).toHaveLength(lines.slice(from, to).length);
        expect(part.slice(1, 3).toLines()).toEqual(lines.slice(from, to).slice(1, 3));
      }),
    );
  });

  it('has bytes as a request carries them', () => {
    expect(LineBlock.of(['a v=1', 'b v=2']).bytes.toString()).toBe('a v=1\nb v=2\n');
    expect(LineBlock.of([]).bytes).toHaveLength(0);
  });
});
