import type { Language } from '../i18n/setup.js';
import { readTypedNumber } from './typed-number.js';
import type { FactKind, FactRecord, SetFact } from '../data/facts.js';

/** What a form holds, as text. */
export interface FactDraft {
  value: string;
  evidenceLevel: string;
  milestone: string;
  validFrom: string;
  validTo: string;
  source: string;
  document: string;
}

/** Whether a kind of fact is a design value, which stands on the stage of its project. */
export const isDesign = (kind: Pick<FactKind, 'id'>): boolean => kind.id.startsWith('design.');

/** Levels that only a document gives. */
export function needsDocument(kind: Pick<FactKind, 'document'>, level: string): boolean {
  return kind.document === 'required' || level === 'L3' || level === 'L4';
}

/** The statement that a filled-in form makes; `null` when the value is none yet. */
export function toStatement(
  kind: FactKind,
  draft: FactDraft,
  {
    documentId,
    replaces,
    language,
  }: { documentId: string | null; replaces: FactRecord | undefined; language: Language },
): SetFact | null {
  const value = valueOf(kind, draft.value, language);
  if (value === null) return null;
  return {
    action: 'set',
    fact: kind.id,
    value,
    unit: kind.unit,
    evidenceLevel: draft.evidenceLevel as SetFact['evidenceLevel'],
    ...(isDesign(kind) ? { milestone: draft.milestone as NonNullable<SetFact['milestone']> } : {}),
    validFrom: draft.validFrom,
    validTo: draft.validTo === '' ? null : draft.validTo,
    source: draft.source.trim(),
    document: draft.document.trim() === '' ? null : draft.document.trim(),
    documentId,
    illustrative: false,
    replaces: replaces?.recordId ?? null,
  };
}

function valueOf({ type, options }: FactKind, text: string, language: Language): SetFact['value'] | null {
  if (text.trim() === '') return null;
  switch (type) {
    case 'number':
      return readTypedNumber(text, language) ?? null;
    case 'boolean':
      return text === 'true';
    case 'enum':
      return options?.find(option => String(option.value) === text)?.value ?? null;
    case 'text':
    case 'date':
      return text.trim();
  }
}
