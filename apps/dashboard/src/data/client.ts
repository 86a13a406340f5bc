import { createGreenzoneClient, type Schemas } from '#libs/client';
import { Problem } from './problem.js';

export type { Schemas };

/** The gateway that serves this page. */
export const client = createGreenzoneClient('');

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of an answer; a problem is thrown. */
export async function dataOf<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer;
  if (data !== undefined && response.ok) return data;
  throw Problem.from(error, response);
}
