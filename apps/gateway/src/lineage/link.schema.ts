import { z } from 'zod';

/** Where to go on from an answer. */
export const linkSchema = z
  .object({
    rel: z.string().describe('What is there, e.g. windows, readings'),
    href: z.string().describe('Address on this server'),
    id: z.string().optional().describe('Which one, where there are several of a kind'),
  })
  .meta({ id: 'Link' });
export type Link = z.infer<typeof linkSchema>;

/** Links of an answer or of a part of it. */
export const linked = { links: z.array(linkSchema) };
