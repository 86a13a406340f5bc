import { MAX_DOCUMENT_BYTES } from '#libs/contracts';

const MIB = 1024 ** 2;

/** Largest batch: four packs of the largest size, or some thousand small ones. */
export const BATCH_BYTES = MIB;
/** Largest file of an import: some 500,000 lines, which fit into the gateway's memory as readings. */
export const IMPORT_BYTES = 32 * MIB;
/** Largest snapshot file; one of 39 zones has half a MiB. */
export const SNAPSHOT_BYTES = 4 * MIB;

/** Bytes of a body, before and after decompression, of the routes that take more than one pack. */
export const ROUTE_LIMITS: Readonly<Record<string, number>> = {
  'POST /api/v1/telemetry': BATCH_BYTES,
  'POST /api/v1/imports': IMPORT_BYTES,
  'POST /api/v1/zones/:code/documents': MAX_DOCUMENT_BYTES,
  'POST /api/v1/snapshots/verify': SNAPSHOT_BYTES,
};
