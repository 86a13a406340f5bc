import fc from 'fast-check';
import { LineProtocolBuilder } from './line-protocol.builder.js';

describe('LineProtocolBuilder', () => {
  it('writes rows with sorted tags, floats and integers', () => {
    const builder = new LineProtocolBuilder();
    builder
      .begin('power', 'trang-due', 'trang-due-power-01')
      .float('active_kw', 1)
      .integer('boot', 17)
      .end(5);
    builder.begin('power', 'trang-due', 'trang-due-power-01').float('active_kw', -0.25).end(6);
    expect(builder.rowCount).toBe(2);
    expect(builder.takeLines().toLines()).toEqual([
      'power,device=trang-due-power-01,zone=trang-due active_kw=1,boot=17i 5',
      'power,device=trang-due-power-01,zone=trang-due active_kw=-0.25 6',
    ]);
    expect(builder.rowCount).toBe(0);
  });

  it('refuses what would cost the other rows of a request, and goes on', () => {
    const builder = new LineProtocolBuilder();
    const begin = (): LineProtocolBuilder => builder.begin('m', 'z', 'd');
    const refused: Array<() => unknown> = [
      () => builder.begin('m m', 'z', 'd'),
      () => builder.begin('m\n', 'z', 'd'),
      () => builder.begin('m', 'z\\', 'd'),
      () => builder.begin('m', 'z', 'd,x=1'),
      () => builder.begin('m', '', 'd'),
      () => begin().float('f=1,g', 1),
      () => begin().float('f', Number.NaN),
      () => begin().float('f', Number.POSITIVE_INFINITY),
      () => begin().integer('f', 0.5),
      () => begin().end(1),
      () => begin().float('f', 1).end(1.5),
      () => builder.float('f', 1),
    ];
    for (const write of refused) {
      expect(write).toThrow(expect.objectContaining({ code: 'TIMESERIES.BAD_REQUEST' }) as Error);
    }
    begin().float('f', 1).end(1);
    expect(builder.takeLines().toLines()).toEqual(['m,device=d,zone=z f=1 1']);
  });

  it('writes one line a row that reads back to the same number, whatever the input', () => {
    const anything = fc.oneof(fc.string(), fc.constantFrom('m', 'power', 'a_1'));
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        anything,
        fc.double(),
        fc.integer(),
        (m, z, d, f, value, time) => {
          const builder = new LineProtocolBuilder();
          try {
            builder.begin(m, z, d).float(f, value).end(time);
          } catch {
            expect(builder.takeLines().toLines()).toEqual([]);
            return;
          }
          const [line, ...others] = builder.takeLines().toLines();
          expect(others).toEqual([]);
          const parts = /^[a-z0-9_]+,device=\S+,zone=\S+ [a-z0-9_]+=(\S+) (-?\d+)$/.exec(line ?? '');
          expect(Number(parts?.[1]) === value && Number(parts?.[2]) === time).toBe(true);
        },
      ),
    );
  });
});
