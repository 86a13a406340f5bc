import { z } from 'zod';
import { AppError } from '#libs/runtime';

const packetSchema = z.object({ err: z.unknown().optional(), response: z.unknown().optional() });
const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Reads the packet of a NestJS microservice: `{response, isDisposed, id}` or `{err, ...}`.
 *
 * @returns the response, `undefined` when the handler returned nothing.
 * @throws AppError with the code in `err`, or `INTERNAL.UNEXPECTED` when the service gave none.
 */
export function readReply(data: Uint8Array, subject: string): unknown {
  let packet: z.infer<typeof packetSchema>;
  try {
    packet = packetSchema.parse(JSON.parse(Buffer.from(data).toString('utf8')));
  } catch (cause) {
    throw new AppError('DEPENDENCY.UNAVAILABLE', `${subject} answered something that is no reply`, { cause });
  }
  if (packet.err === undefined || packet.err === null) return packet.response;
  const known = errorSchema.safeParse(packet.err);
  if (known.success) throw new AppError(known.data.code, known.data.message, { data: known.data.data });
  const text = typeof packet.err === 'string' ? packet.err : JSON.stringify(packet.err);
  throw new AppError('INTERNAL.UNEXPECTED', `${subject} failed: ${text}`);
}
