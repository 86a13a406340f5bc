import type { IdempotencyClaim } from './idempotency.ports.js';
import { IdempotencyService } from './idempotency.service.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function service() {
  const known = new Map<string, string>();
  const store = {
    claim: async ({ scope, key, digest }: IdempotencyClaim) => {
      const first = known.get(`${scope} ${key}`);
      if (first === undefined) known.set(`${scope} ${key}`, digest);
      return first;
    },
  };
  return new IdempotencyService(store, { now: () => 1_000 });
}

describe('IdempotencyService', () => {
  it('tells a repetition from a new request, and refuses a key with another body', async () => {
    const keys = service();
    await expect(keys.claim('a', 'k', bytes('1'))).resolves.toBe('new');
    await expect(keys.claim('a', 'k', bytes('1'))).resolves.toBe('repeated');
    await expect(keys.claim('b', 'k', bytes('2'))).resolves.toBe('new');
    await expect(keys.claim('a', 'k', bytes('2'))).rejects.toMatchObject({
      code: 'REQUEST.IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('takes every request without a key for a new one', async () => {
    const keys = service();
    await expect(keys.claim('a', undefined, bytes('1'))).resolves.toBe('new');
    await expect(keys.claim('a', undefined, bytes('1'))).resolves.toBe('new');
  });

  it.each(['', 'a b', 'ü', 'x'.repeat(129)])('refuses the key %j', async key => {
    await expect(service().claim('a', key, bytes('1'))).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
  });
});
