import type { Score } from '#libs/contracts';
import { AppError, waitFor } from '#libs/runtime';
import { eventually, silentLogger } from '#libs/testing';
import { HOUR, scoreRow, seededMethod, zoneRow } from '../test/edition.builder.js';
import { EditionKeeper } from './edition.keeper.js';

const away = () => new AppError('DEPENDENCY.UNAVAILABLE', 'away', { retryable: true });

describe('EditionKeeper', () => {
  const stop = new AbortController();
  afterAll(() => stop.abort());

  const build = () => {
    const scores = new Map<string, Score>([
      ['a', scoreRow('a', 60)],
      ['b', scoreRow('b', 70)],
    ]);
    const world = { scores, down: false, asked: [] as string[], whileAsking: () => {} };
    const keeper = new EditionKeeper({
      source: {
        method: async () => {
          if (world.down) throw away();
          return { ...seededMethod, indicators: [] };
        },
        score: async zone => {
          world.asked.push(zone);
          const found = scores.get(zone) ?? null;
          world.whileAsking();
          await waitFor(1);
          return found;
        },
        facts: async () => [],
      },
      registry: { zones: async () => [zoneRow('b'), zoneRow('a')] },
      clock: { now: () => HOUR },
      logger: silentLogger(),
    });
    return { keeper, world };
  };
  const valueOf = (keeper: EditionKeeper, code: string) =>
    keeper.current?.zones.find(zone => zone.code === code)?.score?.value;

  it('gathers all zones at its start, and afterwards only what changed', async () => {
    const { keeper, world } = build();
    void keeper.run(stop.signal);
    await eventually(
      () => keeper.current,
      edition => edition !== null,
    );
    expect(keeper.current?.zones.map(({ code }) => code)).toEqual(['a', 'b']);
    const first = keeper.current?.id;
    world.asked.length = 0;
    world.scores.set('b', scoreRow('b', 75));
    keeper.touch('b');
    await eventually(
      () => valueOf(keeper, 'b'),
      value => value === 75,
    );
    expect(world.asked).toEqual(['b']);
    expect(keeper.current?.id).not.toBe(first);
    // Nothing changed: the same edition stays, whatever was asked for.
    const seen: string[] = [];
    keeper.onEdition(({ id }) => seen.push(id));
    keeper.touch(null);
    await eventually(
      () => world.asked.length,
      count => count === 3,
    );
    await eventually(
      () => keeper.behindMs,
      behind => behind === 0,
    );
    expect(seen).toEqual([]);
  });

  it('asks again for what changed while it asked', async () => {
    const { keeper, world } = build();
    world.whileAsking = () => {
      world.whileAsking = () => {};
      world.scores.set('a', scoreRow('a', 61));
      world.scores.set('b', scoreRow('b', 71));
      keeper.touch('a');
      keeper.touch('b');
    };
    void keeper.run(stop.signal);
    await eventually(
      () => [valueOf(keeper, 'a'), valueOf(keeper, 'b')].join(),
      text => text === '61,71',
    );
  });

  it('keeps the edition it has while another service is away, and catches up when it is back', async () => {
    const { keeper, world } = build();
    void keeper.run(stop.signal);
    await eventually(
      () => keeper.current,
      edition => edition !== null,
    );
    world.down = true;
    world.scores.set('a', scoreRow('a', 62));
    keeper.touch('a');
    await waitFor(500);
    expect(valueOf(keeper, 'a')).toBe(60);
    world.down = false;
    await eventually(
      () => valueOf(keeper, 'a'),
      value => value === 62,
    );
  });
});
