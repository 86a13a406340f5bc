import { Problem } from './problem.js';

/** The name that the server gave a file; RFC 5987 for names beyond ASCII. */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null;
}

/** A file with its name. A plain link would save a refusal, or half of a file, as if it were the file. */
export async function downloadFile(address: string): Promise<{ name: string; content: Blob }> {
  const response = await fetch(address);
  if (!response.ok) throw Problem.from(await response.json().catch(() => null), response);
  const name = fileNameOf(response.headers.get('content-disposition')) ?? 'greenzone';
  return { name, content: await response.blob() };
}
