import fc from 'fast-check';
import { JsonPieces } from './json-pieces.js';

describe('JsonPieces', () => {
  it('writes the same JSON as in one go, whatever is in it', () => {
    const anyValue = fc.jsonValue();
    const anyItems = fc.array(
      fc.record({ own: fc.dictionary(fc.string(), anyValue), lasting: fc.array(anyValue) }),
    );
    fc.assert(
      fc.property(anyItems, items => {
        const pieces = new JsonPieces();
        pieces.list(items, ({ own, lasting }) =>
          pieces
            .raw('{"own":')
            .open(own)
            .raw('"more":')
            .lasting(lasting)
            .raw('},"fresh":')
            .raw(JSON.stringify(own))
            .raw('}'),
        );
        const expected = items.map(({ own, lasting }) => ({ own: { ...own, more: lasting }, fresh: own }));
        expect(JSON.parse(pieces.bytes().toString())).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
    );
  });

  it('writes what lasts once, also in words of its own, and grows as far as it must', () => {
    const owner = {};
    const json = jest.fn(() => JSON.stringify('Đình Vũ '.repeat(3_000)));
    const write = (): unknown => JSON.parse(new JsonPieces(1).lasting(owner, json).bytes().toString());
    expect(write()).toBe('Đình Vũ '.repeat(3_000));
    expect(write()).toBe('Đình Vũ '.repeat(3_000));
    expect(json).toHaveBeenCalledTimes(1);
  });

  it('writes what lasts once', () => {
    const figures = [{ name: 'Tràng Duệ' }];
    const write = () => new JsonPieces().lasting(figures).bytes().toString();
    expect(write()).toBe('[{"name":"Tràng Duệ"}]');
    figures.length = 0;
    expect(write()).toBe('[{"name":"Tràng Duệ"}]');
  });
});
