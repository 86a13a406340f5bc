import { AnswerCache } from './answer.cache.js';

describe('AnswerCache', () => {
  const basis = {};
  let made: string[];
  const ask = (cache: AnswerCache, key: string, on: unknown = basis, bytes = 10) =>
    cache.get(on, key, () => {
      made.push(key);
      return Promise.resolve(Buffer.alloc(bytes, key));
    });

  beforeEach(() => {
    made = [];
  });

  it('makes what is asked once, keeps what is asked again, and says the same of it each time', async () => {
    const cache = new AnswerCache();
    const answers = [
      await ask(cache, 'a'),
      await ask(cache, 'a'),
      await ask(cache, 'a'),
      await ask(cache, 'a'),
    ];
    expect(made).toEqual(['a', 'a']);
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1);
    expect(answers[3]?.body).toBe(answers[1]?.body);
    expect((await ask(cache, 'b')).etag).not.toBe(answers[0]?.etag);
  });

  it('forgets everything when what answers are made of is another', async () => {
    const cache = new AnswerCache();
    const before = [await ask(cache, 'a'), await ask(cache, 'a')];
    const after = await ask(cache, 'a', {});
    expect(made).toEqual(['a', 'a', 'a']);
    expect(after.etag).not.toBe(before[1]?.etag);
  });

  it('does not keep what became old while it was made', async () => {
    const cache = new AnswerCache();
    const old = {};
    await ask(cache, 'a', old);
    await cache.get(old, 'a', async () => {
      await ask(cache, 'other');
      return Buffer.from('old');
    });
    const answer = await ask(cache, 'a');
    expect(answer.body.toString()).not.toBe('old');
  });

  it('keeps 32 MiB at most, the newest', async () => {
    const cache = new AnswerCache();
    const large = 8 * 1_024 * 1_024;
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      await ask(cache, key, basis, large);
      await ask(cache, key, basis, large);
    }
    made.length = 0;
    for (const key of ['b', 'c', 'd', 'e']) await ask(cache, key, basis, large);
    expect(made).toEqual([]);
    await ask(cache, 'a', basis, large);
    expect(made).toEqual(['a']);
  });
});
