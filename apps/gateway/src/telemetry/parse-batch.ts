import { z } from 'zod';
import { deviceIdSchema, ErrorCode, MAX_PACK_BYTES, zoneCodeSchema } from '#libs/contracts';
import type { OfferedPack } from './pack-intake.service.js';

/** Most packs of one batch: each is waited for by itself. */
export const MOST_PACKS = 1_000;

/** A line that cannot be handed in. */
export interface BadLine {
  readonly line: number;
  readonly code: ErrorCode;
  readonly detail: string;
}

/** A line of a batch, counted from 1. */
export type BatchLine = (OfferedPack & { readonly line: number }) | BadLine;

const lineSchema = z.object({
  zone: zoneCodeSchema,
  device: deviceIdSchema,
  pack: z.array(z.unknown()).min(1),
});
const encoder = new TextEncoder();

/**
 * Reads a batch: one JSON object a line, `{"zone", "device", "pack"}`. A line that is none says so and keeps
 * nobody else out. A pack goes on as compact JSON, so that the same line is the same pack. Never throws.
 */
export function parseBatch(bytes: Uint8Array): BatchLine[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.flatMap((text, index) => (text.trim() === '' ? [] : [parseLine(text, index + 1)]));
}

function parseLine(text: string, line: number): BatchLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, code: ErrorCode.Invalid, detail: 'The line is not JSON.' };
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { line, code: ErrorCode.Invalid, detail: faults.join('; ') };
  }
  const { zone, device, pack } = parsed.data;
  const bytes = encoder.encode(JSON.stringify(pack));
  return bytes.length <= MAX_PACK_BYTES
    ? { line, zone, device, bytes }
    : { line, code: ErrorCode.TooLarge, detail: 'A pack has at most 256 KiB; send several smaller ones.' };
}
