import type { Language } from '../i18n/setup.js';

/** Formats of files. */
export type ExportFormat = 'csv' | 'xlsx';

/** Parameters of an export; what is undefined is left out. */
export type ExportQuery = Readonly<Record<string, string | undefined>>;

/** Address of a table as a file, in the reader's language. */
export function exportAddress(
  what: string,
  query: ExportQuery,
  format: ExportFormat,
  language: Language,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  parameters.set('format', format);
  parameters.set('lang', language);
  return `/api/v1/exports/${what}?${parameters.toString()}`;
}
