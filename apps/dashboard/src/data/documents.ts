import type { Schemas } from './client.js';
import { Problem } from './problem.js';

/** What the file chooser offers; the server looks at the first bytes. */
export const DOCUMENT_TYPES = '.pdf,.png,.jpg,.jpeg';

/** Where a document is downloaded. */
export const documentAddress = (id: string): string => `/api/v1/documents/${id}/content`;

/** Uploads a file of a zone; the bytes go as they are. */
export async function uploadDocument(zone: string, file: File, actor: string): Promise<Schemas['Document']> {
  const name = file.name.replaceAll(/[\p{C}/\\"]/gu, '_').slice(-200);
  const address = `/api/v1/zones/${encodeURIComponent(zone)}/documents?name=${encodeURIComponent(name)}`;
  const headers = { 'content-type': 'application/octet-stream', 'x-gz-actor': actor };
  const response = await fetch(address, { method: 'POST', headers, body: file });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw Problem.from(body, response);
  return body as Schemas['Document'];
}
