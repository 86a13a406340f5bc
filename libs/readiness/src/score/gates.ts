import { addMonths, endOfLocalDate, localDateOf, startOfLocalDate } from '../inputs/local-date.js';
import type { ConfirmedEventInput, ConfirmedEventKind } from '../inputs/zone-inputs.js';
import type { PillarId } from '../method/pillar-definition.js';

/** Legal gates of HP-GSR 0.1 §7.3; `approval` is the cap of §7.6 for planned zones. */
export type GateId = 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'approval';

/** A cap that holds because a person confirmed an event. */
export interface FiredGate {
  gate: GateId;
  event: string;
  document: string;
  /** Highest overall score, or `null`. */
  overallCap: number | null;
  pillarCaps: Partial<Record<PillarId, number>>;
}

/** Months an exceedance day, a closed sanction, a falsification and a major incident stay on record. */
const EXCEEDANCE_MONTHS = 12;
const CLOSED_SANCTION_MONTHS = 12;
const FALSIFICATION_MONTHS = 24;
const INCIDENT_MONTHS = 36;
const MANY_EXCEEDANCE_DAYS = 3;

type Effect = Pick<FiredGate, 'overallCap' | 'pillarCaps'>;

/**
 * Gates that hold at a moment. Only confirmed events with a document fire; what the platform detects by
 * itself is under review until then.
 */
export function evaluateGates(events: readonly ConfirmedEventInput[], asOf: number): FiredGate[] {
  const known = events.filter(
    event => event.document !== '' && event.confirmedBy !== '' && startOfLocalDate(event.confirmedOn) <= asOf,
  );
  const fired: FiredGate[] = [];
  const fire = (gate: GateId, { id, document }: ConfirmedEventInput, effect: Effect): void => {
    fired.push({ gate, event: id, document, ...effect });
  };

  for (const event of known) {
    const open = isOpen(event, asOf);
    switch (event.kind) {
      case 'permit-invalid':
      case 'wwtp-stopped':
        if (open) fire('G1', event, { overallCap: 39, pillarCaps: {} });
        break;
      case 'data-falsification':
        if (isWithin(event.confirmedOn, FALSIFICATION_MONTHS, asOf)) {
          fire('G2', event, { overallCap: 39, pillarCaps: { DT: 5 } });
        }
        break;
      case 'sanction':
        if (open) fire('G3', event, { overallCap: 49, pillarCaps: {} });
        else if (event.closedOn !== null && isWithin(event.closedOn, CLOSED_SANCTION_MONTHS, asOf)) {
          fire('G3', event, { overallCap: 69, pillarCaps: {} });
        }
        break;
      case 'haz-waste-shortfall':
        if (open) fire('G5', event, { overallCap: null, pillarCaps: { WT: 49 } });
        break;
      case 'station-shortfall':
        if (open) fire('G6', event, { overallCap: null, pillarCaps: { GE: 59, DT: 59 } });
        break;
      case 'major-incident':
        if (open && isWithin(event.occurredOn, INCIDENT_MONTHS, asOf)) {
          fire('G7', event, { overallCap: 69, pillarCaps: {} });
        }
        break;
      case 'exceedance-day':
        break;
    }
  }

  const exceedances = known.filter(
    event => event.kind === 'exceedance-day' && isWithin(event.occurredOn, EXCEEDANCE_MONTHS, asOf),
  );
  const many = distinctDays(exceedances) >= MANY_EXCEEDANCE_DAYS;
  for (const event of exceedances) {
    fire(
      'G4',
      event,
      many ? { overallCap: 59, pillarCaps: { GE: 49 } } : { overallCap: null, pillarCaps: { GE: 69 } },
    );
  }
  return fired.sort((a, b) => (a.gate + a.event < b.gate + b.event ? -1 : 1));
}

/** Kinds of event that also count for a zone without operations. */
const PLAN_TRACK: readonly ConfirmedEventKind[] = ['data-falsification', 'major-incident'];

/** Events that can cap a planned zone: the environment and waste gates need operations to judge. */
export function planTrackEvents(events: readonly ConfirmedEventInput[]): ConfirmedEventInput[] {
  return events.filter(event => PLAN_TRACK.includes(event.kind));
}

function isOpen(event: ConfirmedEventInput, asOf: number): boolean {
  return event.closedOn === null || endOfLocalDate(event.closedOn) > asOf;
}

function isWithin(date: string, months: number, asOf: number): boolean {
  const today = localDateOf(asOf);
  return date <= today && today < addMonths(date, months);
}

function distinctDays(events: readonly ConfirmedEventInput[]): number {
  return new Set(events.map(event => event.occurredOn)).size;
}
