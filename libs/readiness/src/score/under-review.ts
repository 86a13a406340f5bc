import type { FiredGate, GateId } from './gates.js';
import type { IndicatorResult } from './score-indicator.js';

/** Something the platform detected that would fire a gate if a person confirmed it. */
export interface UnderReview {
  gate: GateId;
  indicator: string;
  value: number;
}

/** Receipts below this share of hazardous waste, %, would fire G5. */
const MIN_HAZARDOUS_PERCENT = 99;
/** Readings below this share on a required automatic station, %, would fire G6. */
const MIN_STATION_PERCENT = 80;

/** Automatic detections for which no gate has fired yet. */
export function detectForReview(
  indicators: readonly IndicatorResult[],
  fired: readonly FiredGate[],
): UnderReview[] {
  const found: UnderReview[] = [];
  for (const { id, state, value, diagnostics } of indicators) {
    if (state !== 'scored' || value === null) continue;
    const days = diagnostics['exceedanceDays'];
    const stations = diagnostics['regulatedStationsPercent'];
    if (id === 'GE1' && days !== undefined && days > 0)
      found.push({ gate: 'G4', indicator: id, value: days });
    if (id === 'WT1' && value < MIN_HAZARDOUS_PERCENT) found.push({ gate: 'G5', indicator: id, value });
    if (id === 'DT2' && stations !== undefined && stations < MIN_STATION_PERCENT) {
      found.push({ gate: 'G6', indicator: id, value: stations });
    }
  }
  return found.filter(({ gate }) => !fired.some(other => other.gate === gate));
}
