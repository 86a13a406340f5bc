import { z } from 'zod';

/** A moment in a query, RFC 3339. */
export const momentSchema = z.iso.datetime({ offset: true });

/** A moment of a query as Unix ms; `undefined` where none was asked for. */
export function momentOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** `limit` of a list. */
export const limitSchema = (usual: number) => z.coerce.number().int().min(1).max(1_000).default(usual);

/** `cursor` of a list: where the page before ended. */
export const cursorSchema = z.string().min(1).max(200).optional();

/** A page of items with the cursor of the next one. */
export const pageSchema = <Schema extends z.ZodType>(id: string, item: Schema) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
