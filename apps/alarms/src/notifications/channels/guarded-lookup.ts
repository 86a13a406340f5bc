import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** The address of a webhook is one that we do not call. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Asks for all addresses of a name. */
export type ResolveAll = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const resolveBySystem: ResolveAll = (host, done) => systemLookup(host, { all: true }, done);

/**
 * The resolver of a connection that refuses names with an address which is not allowed. The connection goes to exactly
 * what was looked at: a name that answers differently the next time changes nothing.
 */
export function guardedLookup(
  isAllowed: (address: string) => boolean,
  resolve: ResolveAll = resolveBySystem,
): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, addresses) => {
      if (error) return done(error, '');
      const refused = addresses.find(({ address }) => !isAllowed(address));
      // One bad address is enough: which of them is taken is up to whoever answers for the name.
      if (refused !== undefined || addresses.length === 0)
        return done(new AddressRefused(`${host} leads to ${refused?.address ?? 'no address'}`), '');
      const wanted = addresses.filter(({ family }) => !options.family || family === options.family);
      const [first] = wanted;
      if (first === undefined) return done(new AddressRefused(`${host} has no such address`), '');
      return options.all ? done(null, wanted) : done(null, first.address, first.family);
    });
  };
}
