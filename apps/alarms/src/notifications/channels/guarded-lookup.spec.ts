import type { LookupAddress } from 'node:dns';
import { AddressRefused, guardedLookup } from './guarded-lookup.js';
import { isAllowedAddress } from './address-guard.js';

const PUBLIC = { address: '8.8.8.8', family: 4 };
const PUBLIC_6 = { address: '2606:4700:4700::1111', family: 6 };
const LOOPBACK = { address: '127.0.0.1', family: 4 };

type Looked = { error: Error | null; address: LookupAddress[] | string };

function look(answers: LookupAddress[], options: { all?: boolean; family?: number } = {}): Promise<Looked> {
  const lookup = guardedLookup(isAllowedAddress, (_, done) => done(null, answers));
  return new Promise(resolve => lookup('host', options, (error, address) => resolve({ error, address })));
}

describe('the look-up of a webhook', () => {
  it('gives the connection what it looked at', async () => {
    expect(await look([PUBLIC])).toEqual({ error: null, address: '8.8.8.8' });
    expect(await look([PUBLIC, PUBLIC_6], { all: true })).toEqual({
      error: null,
      address: [PUBLIC, PUBLIC_6],
    });
    expect(await look([PUBLIC, PUBLIC_6], { family: 6 })).toEqual({ error: null, address: PUBLIC_6.address });
  });

  it.each([
    ['a private address', [LOOPBACK]],
    ['a private address among public ones', [PUBLIC, LOOPBACK]],
    ['no address', []],
  ])('refuses a name with %s', async (_, answers) => {
    expect((await look(answers)).error).toBeInstanceOf(AddressRefused);
    expect((await look(answers, { all: true })).error).toBeInstanceOf(AddressRefused);
  });
});
