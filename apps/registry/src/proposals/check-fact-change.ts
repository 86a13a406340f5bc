import type { FactChange, FactKind, Zone } from '#libs/contracts';
import type { Fault } from './fault.js';

type SetFact = Extract<FactChange, { action: 'set' }>;

/** Levels that a document gives: a filing, an invoice, a certificate. */
const DOCUMENT_LEVELS = ['L3', 'L4'];
/** A design value is a statement about a project's stage. */
const isDesign = (fact: string): boolean => fact.startsWith('design.');
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What of a statement does not fit the catalogue, all of it at once. */
export function checkFactChange(
  change: SetFact,
  kind: FactKind,
  { zoneStatus, hasDocument }: { zoneStatus: Zone['status']; hasDocument: boolean },
): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, rule: string, message: string): void => {
    faults.push({ path, rule, message });
  };
  if (kind.track !== 'any' && kind.track !== zoneStatus)
    fault('fact', 'track', `${kind.id} is a fact of ${kind.track} zones, and this one is ${zoneStatus}.`);
  if (change.unit !== kind.unit)
    fault('unit', 'unit', `The unit is ${kind.unit}, not ${change.unit}; convert the value.`);
  const wrong = wrongValue(change.value, kind);
  if (wrong) fault('value', wrong.rule, wrong.message);
  if (!(kind.levels as readonly string[]).includes(change.evidenceLevel))
    fault(
      'evidenceLevel',
      'level',
      `${kind.id} can be proved by ${kind.levels.join(', ')}, not by ${change.evidenceLevel}.`,
    );
  const needsDocument = kind.document === 'required' || DOCUMENT_LEVELS.includes(change.evidenceLevel);
  if (needsDocument && !hasDocument)
    fault(
      'documentId',
      'document',
      `This needs its document: upload it first. Without one, a statement of the operator is L2.`,
    );
  if (change.validTo !== null && change.validTo < change.validFrom)
    fault('validTo', 'validity', 'The last valid day must not be before the first.');
  if (isDesign(kind.id) !== (change.milestone !== undefined))
    fault(
      'milestone',
      'milestone',
      isDesign(kind.id) ? 'A design value names its milestone.' : 'Only design values have a milestone.',
    );
  return faults;
}

function wrongValue(value: SetFact['value'], kind: FactKind): { rule: string; message: string } | undefined {
  switch (kind.type) {
    case 'number': {
      if (typeof value !== 'number') return { rule: 'type', message: 'The value is a number.' };
      if (kind.integer === true && !Number.isInteger(value))
        return { rule: 'integer', message: 'The value is a whole number.' };
      const below = kind.min !== null && value < kind.min;
      const above = kind.max !== null && value > kind.max;
      if (!below && !above) return undefined;
      const range = `from ${kind.min ?? '−∞'} to ${kind.max ?? '∞'}`;
      return { rule: 'range', message: `The value goes ${range} ${kind.unit}.` };
    }
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { rule: 'type', message: 'The value is yes or no.' };
    case 'enum':
      return kind.options?.some(option => option.value === value) === true
        ? undefined
        : {
            rule: 'option',
            message: `The value is one of ${(kind.options ?? []).map(option => option.value).join(', ')}.`,
          };
    case 'text':
      return typeof value === 'string' ? undefined : { rule: 'type', message: 'The value is a text.' };
    case 'date':
      return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value))
        ? undefined
        : { rule: 'type', message: 'The value is a date, YYYY-MM-DD.' };
  }
}
