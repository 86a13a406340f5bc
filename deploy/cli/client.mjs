import { Failure } from './failure.mjs';
import { inRoot, nodePath } from './paths.mjs';
import { capture, tail } from './run.mjs';

/** Writes the client's types anew from the gateway's OpenAPI document. */
export async function generateClient() {
  const { code, output } = await capture(nodePath(), [inRoot('libs', 'client', 'generate.mjs')]);
  if (code !== 0) throw new Failure(`The client could not be generated:\n${tail(output)}`);
}
