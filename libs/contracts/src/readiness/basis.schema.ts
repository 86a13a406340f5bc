import { z } from 'zod';

/**
 * Where a number comes from and how sure it is. `read`: seen in the source; `second-hand`: quoted by
 * another source; `unverified`: remembered, not confirmed; `proposal`: our own design choice.
 */
export const basisSchema = z.object({
  /** `S#`: a page that was read, see `Source`; `R#`: second-hand; `K`: from memory; `P`: our own choice. */
  tag: z.string().regex(/^(S\d+|R\d+|K|P)$/),
  text: z.string().min(1),
  certainty: z.enum(['read', 'second-hand', 'unverified', 'proposal']),
});
