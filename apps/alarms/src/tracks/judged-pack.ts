import type { ReadingsGroup } from '#libs/contracts';

type Pack = ReadingsGroup['packs'][number];

/** All readings of a device at one moment. */
export type JudgedRow = Pack['rows'][number];

/** The part of a pack that rules look at. */
export type JudgedPack = Pick<Pack, 'boot' | 'device' | 'lane' | 'receivedAt' | 'rejudged'> & {
  readonly rows: readonly JudgedRow[];
};
