import fc from 'fast-check';
import { NEEDS, type Needs } from '#libs/readiness';
import { toEdition } from '../editions/edition.js';
import type { EditionsService } from '../editions/editions.service.js';
import { factRow, HOUR, scoreRow, seededMethod, zoneRow } from '../test/edition.builder.js';
import { SearchService } from './search.service.js';
import { searchAnswerSchema } from './search.schema.js';
import { writeAnswer } from './write-answer.js';

const edition = toEdition(
  {
    method: seededMethod,
    zones: [
      { zone: zoneRow('a', { nameVi: 'KCN Tràng Duệ "A"' }), score: scoreRow('a', 80), facts: [] },
      { zone: zoneRow('b'), score: null, facts: [factRow('b', 'land.available_ha', 20, 'ha')] },
      {
        ...{ zone: zoneRow('p', { status: 'planned' }), score: scoreRow('p', 60, { track: 'planned' }) },
        facts: [factRow('p', 'power.capacity_available_kw', 12_000, 'kW')],
      },
    ],
  },
  HOUR,
);
const service = new SearchService({
  find: async () => edition,
  current: () => edition,
} as unknown as EditionsService);

describe('writeAnswer', () => {
  it('writes what JSON.stringify would, whatever is asked for, one question after the other', async () => {
    const needs = fc.record(
      Object.fromEntries(
        NEEDS.map(({ id, max }) => [id, fc.double({ min: 0, max, noNaN: true })]),
      ) as unknown as Record<keyof Needs, fc.Arbitrary<number>>,
      { requiredKeys: [] },
    );
    const preset = fc.constantFrom(...seededMethod.presets.map(({ id }) => id));
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(needs, preset, async (asked, by) => {
        const answer = await service.search({ needs: asked, preset: by });
        const written: unknown = JSON.parse(writeAnswer(answer).toString());
        expect(written).toEqual(JSON.parse(JSON.stringify(answer)));
        expect(searchAnswerSchema.safeParse(written).error).toBeUndefined();
        for (const { needs: judged } of [...answer.operating, ...answer.planned])
          for (const { state } of judged) states.add(state);
      }),
    );
    expect([...states].sort()).toEqual(['met', 'short', 'unknown']);
  });
});
