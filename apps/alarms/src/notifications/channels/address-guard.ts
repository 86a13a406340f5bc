import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Services of cloud providers that answer on addresses of the public range: Azure's host. */
const METADATA_ADDRESSES = new Set(['168.63.129.16']);

/** A network, e.g. `10.1.0.0/16`. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Reads a network; throws when it is none. */
export function parseNetwork(text: string): Network {
  return ipaddr.parseCIDR(text);
}

/**
 * Whether a webhook may go to an address: to what is reachable from everywhere, and to networks that the configuration
 * names. Loopback, private, link-local, carrier-grade, documentation, multicast and translated addresses are not.
 *
 * @param address as the resolver gives it.
 */
export function isAllowedAddress(address: string, allowed: readonly Network[] = []): boolean {
  // The strict form: `127.1`, `0177.0.0.1` and the like are no addresses here, a zone index belongs to one link.
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false;
  if (address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  if (isNamed(parsed, allowed)) return true;
  return parsed.range() === 'unicast' && !METADATA_ADDRESSES.has(parsed.toString()) && !carriesIpv4(parsed);
}

/** Whether a webhook of an address (URL) may be called at an address (IP): without TLS only where the configuration says so. */
export function mayCall({ protocol }: URL, address: string, networks: readonly Network[]): boolean {
  return protocol === 'http:' ? isNamedAddress(address, networks) : isAllowedAddress(address, networks);
}

/** The address (IP) that is written in one (URL), which has made one form of all ways to write it; `null` for a name. */
export function literalAddress({ hostname }: URL): string | null {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) > 0 ? host : null;
}

/**
 * The address that a webhook leads to whenever it is called: a literal one, or this machine (RFC 6761). Other names are
 * judged when they are called, for they may lead elsewhere by then.
 */
export function certainAddress(url: URL): string | null {
  return /(^|\.)localhost$/.test(url.hostname) ? '127.0.0.1' : literalAddress(url);
}

/** Whether the configuration names an address. */
function isNamedAddress(address: string, allowed: readonly Network[]): boolean {
  return ipaddr.isValid(address) && isNamed(ipaddr.process(address), allowed);
}

function isNamed(address: ipaddr.IPv4 | ipaddr.IPv6, allowed: readonly Network[]): boolean {
  return allowed.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
}

/** `::a.b.c.d`, which is deprecated and which some systems still translate. */
function carriesIpv4(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address instanceof ipaddr.IPv6 && address.parts.slice(0, 6).every(part => part === 0);
}
