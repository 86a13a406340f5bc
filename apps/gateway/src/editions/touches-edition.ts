import type { RegistryChanged } from '#libs/contracts';

/** What of the registry stands in an edition; devices, limits and the like come to it through scores. */
const KINDS: readonly RegistryChanged['kind'][] = ['zones', 'facts', 'method'];

/** Whether a change of the registry, or one that nobody knows, makes a new edition necessary. */
export function touchesEdition(change: RegistryChanged | undefined): boolean {
  return change === undefined || KINDS.includes(change.kind);
}
