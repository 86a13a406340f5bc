import type { CadenceDeclaration } from '#libs/contracts';

/** Keeps declarations of expected cadence. */
export interface CadenceStore {
  /** Declarations of the devices of a zone, or of all devices, in the order they were made. */
  list(zone?: string): Promise<CadenceDeclaration[]>;
  /** Adds one declaration a device; a repetition of the newest one adds nothing. */
  declare(devices: readonly string[], declaration: Omit<CadenceDeclaration, 'device'>): Promise<number>;
}

/** Injection token of {@link CadenceStore}. */
export const CADENCE_STORE = Symbol('CadenceStore');
