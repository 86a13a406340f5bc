import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/schema.js';

/** Shapes of the interface, by the name they have in the OpenAPI document. */
export type Schemas = components['schemas'];

/** Typed access to a gateway. */
export type GreenzoneClient = Client<paths>;

/**
 * Makes a client of a gateway.
 *
 * @param baseUrl e.g. `http://127.0.0.1:18080`; empty in the dashboard, which the gateway serves itself.
 */
export function createGreenzoneClient(baseUrl: string): GreenzoneClient {
  return createClient<paths>({ baseUrl });
}
