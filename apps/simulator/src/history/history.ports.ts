import type { CadenceDeclaration } from '#libs/contracts';

/** What the registry knows about when devices are expected to send. */
export interface CadenceRegistry {
  /** Declarations of a zone's devices, in the order they were made. */
  list(zone: string): Promise<CadenceDeclaration[]>;
  /**
   * Declares one cadence for many devices.
   *
   * @param to `null` = until further notice
   * @param stepSeconds `null` = each channel's own cadence
   */
  declare(
    devices: readonly string[],
    span: { readonly from: number; readonly to: number | null; readonly stepSeconds: number | null },
  ): Promise<void>;
}

/** What is stored already. */
export interface StoredReadings {
  /** Time of the last reading stored of each device of a zone in a span, Unix ms. */
  lastReadings(zone: string, from: number, to: number): Promise<Map<string, number>>;
}

/** Answers a question about one run of a device. */
export interface CommitDesk {
  /** Number of packs stored from the beginning of a run without a gap; 0 when nobody answers in time. */
  storedSeq(zone: string, device: string, boot: number): Promise<number>;
}
