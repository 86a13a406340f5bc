import { SECOND_MS } from '../physics/time/local-time.js';
import { FaultKind } from './fault.js';

/** A fault that is asked for: which kind, of which device, and when in the devices' time, Unix ms, end exclusive. */
export interface FaultOrder {
  readonly kind: FaultKind;
  readonly device: string;
  readonly from: number;
  readonly to: number;
}

/** `kind:device:seconds until it begins:seconds that it lasts`. */
export const FAULT_ORDER = new RegExp(
  `^(?<kind>${Object.values(FaultKind).join('|')}):(?<device>[a-z0-9-]+):(?<after>[0-9]+):(?<length>[1-9][0-9]*)$`,
);

/**
 * Reads an order.
 *
 * @param startMs moment of the devices' time from which it counts
 */
export function orderFault(text: string, startMs: number): FaultOrder {
  const { kind, device = '', after, length } = FAULT_ORDER.exec(text)?.groups ?? {};
  const known = Object.values(FaultKind).find(one => one === kind);
  if (known === undefined) throw new Error(`'${text}' is no order of a fault`);
  const from = startMs + Number(after) * SECOND_MS;
  return { kind: known, device, from, to: from + Number(length) * SECOND_MS };
}
