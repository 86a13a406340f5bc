import { z } from 'zod';

/** A page that was read, which tags `S#` of a basis stand for. */
export const sourceSchema = z
  .object({
    tag: z.string().regex(/^S\d+$/),
    titleVi: z.string().min(1),
    titleEn: z.string().min(1),
    /** Site it was read on. */
    where: z.string().min(1),
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof sourceSchema>;
