import { z } from 'zod';
import type { EntryKind } from '../entries/entry-kinds.js';
import { checkRows } from './check-rows.js';

const kind: EntryKind<{ id: string; size: number }> = {
  kind: 'thing',
  schema: z.object({ id: z.string(), size: z.number() }),
  file: 'things.json',
  optional: false,
  keyOf: row => row.id,
  zoneOf: () => null,
  change: 'zones',
};

describe('checkRows', () => {
  it('names row and field of a fault', () => {
    const { faults } = checkRows([{ id: 'a', size: 1 }, { id: 'b' }], kind);
    expect(faults).toEqual([expect.stringMatching(/^row 2: size: /)]);
  });

  it('finds two rows with one key', () => {
    const rows = [
      { id: 'a', size: 1 },
      { id: 'a', size: 2 },
    ];
    expect(checkRows(rows, kind).faults).toEqual(['row 2: has the key of row 1: a']);
  });

  it('wants a list', () => {
    expect(checkRows({}, kind).faults).toEqual(['must be a list of rows']);
  });
});
