import { endOfLocalDate, startOfLocalDate } from '../inputs/local-date.js';
import { findNumber, type FoundFact } from '../inputs/find-fact.js';
import { convertUnit } from './convert-unit.js';
import { distanceKm } from './distance-km.js';
import type { Evidence, MatchFact, MatchIndicator, MatchZone, Offer, UnknownReason } from './match-zone.js';
import { type NeedId, NEEDS } from './needs.js';

const DAY_MS = 86_400_000;

/**
 * Lạch Huyện, the deep-sea port: berth of the port-planning layer next to DEEP C 3, as in `seeds/zones.json`
 * (approximate).
 */
const DEEP_SEA_PORT = { latitude: 20.8044, longitude: 106.9022 };
/** Worst accuracy that the zones' points state, km. */
const POSITION_MARGIN_KM = 4;

/** Facts that answer needs by themselves; those behind indicators come with them. */
const DIRECT_FACTS = [
  ...['power.capacity_available_kw', 'water.firm_capacity_m3_day', 'water.committed_m3_day'],
  ...['permit.discharge_m3_day', 'land.available_ha', 'rbf.ready_m2'],
];
const INDICATORS = ['GP1', 'GP3', 'CW5', 'GE3', 'CN2', 'CN3', 'CN6'];

/** Whether a fact, or a fact behind one of a zone's indicators, may answer a need: all others can be left out. */
export function answersNeeds(
  fact: string,
  indicators: readonly Pick<MatchIndicator, 'id' | 'facts'>[],
): boolean {
  return (
    DIRECT_FACTS.includes(fact) ||
    indicators.some(({ id, facts }) => INDICATORS.includes(id) && facts.includes(fact))
  );
}

/** What a zone offers, or why that is not known. */
export type Finding =
  | ({ readonly known: true } & Offer)
  | { readonly known: false; readonly reason: UnknownReason; readonly evidence: readonly Evidence[] };

type Finder = (zone: MatchZone, unit: string) => Finding;

/** What zones offer does not depend on what is asked for: it is looked up once for all searches. */
const known = new WeakMap<MatchZone, Partial<Record<NeedId, Finding>>>();

/** Looks up what a zone offers of a need at its moment. */
export function findOffer(zone: MatchZone, need: NeedId): Finding {
  let findings = known.get(zone);
  if (findings === undefined) {
    findings = {};
    known.set(zone, findings);
  }
  return (findings[need] ??= FINDERS[need](zone, UNITS[need]));
}

const UNITS = Object.fromEntries(NEEDS.map(({ id, unit }) => [id, unit])) as Record<NeedId, string>;

const FINDERS: Readonly<Record<NeedId, Finder>> = {
  powerMw: ofFact('power.capacity_available_kw'),
  renewablePct: ofIndicator('GP1'),
  outageMinutesYear: ofIndicator('GP3'),
  waterM3Day: freeWater,
  effluentM3Day: freeDischarge,
  landHa: freeLand,
  readyBuiltM2: ofFact('rbf.ready_m2'),
  symmetricMbitS: ofIndicator('CN2'),
  fibreEntries: ofIndicator('CN6'),
  mobile5gPct: ofIndicator('CN3'),
  portKm: distanceToPort,
  confidence: confidenceOfScore,
};

function ofFact(name: string): Finder {
  return (zone, unit) => {
    const found = findNumber(contextOf(zone), name);
    if (found === null) return unknown('no-fact');
    const evidence = [factEvidence(zone, found)];
    if (isExpired(zone, found)) return unknown('expired', evidence);
    const value = convertUnit(found.value, found.fact.unit, unit);
    return value === null ? unknown('unit-unknown', evidence) : exact(value, evidence);
  };
}

function ofIndicator(id: string): Finder {
  return (zone, unit) => {
    const indicator = indicatorOf(zone, id);
    if (indicator === undefined) return unknown('not-measured');
    const evidence = [indicatorEvidence(zone, indicator)];
    if (indicator.tags.includes('fact-expired')) return unknown('expired', evidence);
    const value = convertUnit(indicator.value, indicator.unit, unit);
    return value === null ? unknown('unit-unknown', evidence) : exact(value, evidence);
  };
}

/** Firm capacity − peak day of the year − what is promised to land that is leased but not built. */
function freeWater(zone: MatchZone, unit: string): Finding {
  const capacity = ofFact('water.firm_capacity_m3_day')(zone, unit);
  if (!capacity.known) return capacity;
  const committed = ofFact('water.committed_m3_day')(zone, unit);
  const peak = diagnosticOf(zone, 'CW5', 'peakDayM3', () => 1, unit);
  const evidence = [...capacity.evidence, ...(peak?.evidence ?? []), ...committed.evidence];
  if (peak === null || !committed.known) return { ...upper(capacity.value, evidence) };
  return exact(Math.max(0, capacity.value - peak.value - committed.value), evidence);
}

/** Permitted discharge − mean inflow of the treatment plant. */
function freeDischarge(zone: MatchZone, unit: string): Finding {
  const permit = ofFact('permit.discharge_m3_day')(zone, unit);
  if (!permit.known) return permit;
  const inflow = diagnosticOf(
    zone,
    'GE3',
    'treatedM3',
    ({ window }) => 1 / (window?.days ?? Number.NaN),
    unit,
  );
  const evidence = [...permit.evidence, ...(inflow?.evidence ?? [])];
  if (inflow === null) return upper(permit.value, evidence);
  return exact(Math.max(0, permit.value - inflow.value), evidence);
}

/** What the lease register says is free; without it the whole area is an upper bound. */
function freeLand(zone: MatchZone, unit: string): Finding {
  const free = ofFact('land.available_ha')(zone, unit);
  if (free.known || zone.areaHa === null) return free;
  return upper(zone.areaHa, free.evidence);
}

function distanceToPort(zone: MatchZone, unit: string): Finding {
  const value = distanceKm(zone, DEEP_SEA_PORT);
  const evidence: Evidence = {
    ...{
      kind: 'position',
      name: null,
      figure: null,
      value,
      unit,
      source: 'seeds/zones.json: approximate points',
    },
    ...{ document: null, level: null, milestone: null, ageDays: null, windowDays: null, simulated: false },
  };
  return { known: true, value, bound: 'near', margin: POSITION_MARGIN_KM, evidence: [evidence] };
}

function confidenceOfScore({ score }: MatchZone, unit: string): Finding {
  if (score === null) return unknown('not-measured');
  const evidence: Evidence = {
    ...{
      kind: 'score',
      name: null,
      figure: null,
      value: score.confidence,
      unit,
      source: null,
      document: null,
    },
    ...{ level: null, milestone: null, ageDays: null, windowDays: null, simulated: score.simulated },
  };
  return exact(score.confidence, [evidence]);
}

/** A figure that an indicator was computed with; `null` when it was not. */
function diagnosticOf(
  zone: MatchZone,
  id: string,
  name: string,
  scale: (indicator: MatchIndicator) => number,
  unit: string,
): { value: number; evidence: Evidence[] } | null {
  const indicator = indicatorOf(zone, id);
  const figure = indicator?.diagnostics[name];
  if (indicator === undefined || figure === undefined) return null;
  const value = figure * scale(indicator);
  if (!Number.isFinite(value)) return null;
  // Measured: the facts that the indicator takes besides are not behind this figure.
  const { window, tags } = indicator;
  const measured: Evidence = {
    ...{ kind: 'indicator', name: id, figure: name, value, unit, level: 'L5', milestone: null },
    ...{ source: null, document: null, windowDays: window?.days ?? null },
    ageDays: window === null ? null : daysSince(window.to, zone.asOf),
    simulated: tags.includes('simulated'),
  };
  return { value, evidence: [measured] };
}

function indicatorOf(zone: MatchZone, id: string): (MatchIndicator & { value: number }) | undefined {
  const found = zone.score?.indicators.find(indicator => indicator.id === id);
  if (found === undefined || found.state !== 'scored' || found.value === null) return undefined;
  return found as MatchIndicator & { value: number };
}

function factEvidence({ asOf }: MatchZone, { fact, value, evidence }: FoundFact<MatchFact>): Evidence {
  return {
    ...{ kind: 'fact', name: fact.fact, figure: null, value, unit: fact.unit, source: fact.source },
    ...{ document: fact.document, level: evidence, milestone: fact.milestone ?? null },
    ...{ ageDays: daysSince(startOfLocalDate(fact.validFrom), asOf), windowDays: null },
    simulated: fact.illustrative,
  };
}

function indicatorEvidence(zone: MatchZone, indicator: MatchIndicator & { value: number }): Evidence {
  const { id, value, unit, evidence, milestone, window, facts, tags } = indicator;
  const behind = facts.flatMap(name => findNumber(contextOf(zone), name) ?? []);
  const [first] = behind;
  const since = [
    ...behind.map(({ fact }) => startOfLocalDate(fact.validFrom)),
    ...(window === null ? [] : [window.to]),
  ];
  return {
    ...{ kind: 'indicator', name: id, figure: null, value, unit, level: evidence, milestone },
    ...{ source: first?.fact.source ?? null, document: first?.fact.document ?? null },
    // As old as the oldest of what it is made of.
    ageDays: since.length === 0 ? null : daysSince(Math.min(...since), zone.asOf),
    ...{ windowDays: window?.days ?? null, simulated: tags.includes('simulated') },
  };
}

function contextOf(zone: MatchZone) {
  return { inputs: { asOf: zone.asOf, zone: { status: zone.status }, facts: zone.facts } };
}

function isExpired({ asOf }: MatchZone, { fact }: FoundFact): boolean {
  return fact.validTo !== null && endOfLocalDate(fact.validTo) <= asOf;
}

function daysSince(then: number, now: number): number {
  return Math.max(0, Math.floor((now - then) / DAY_MS));
}

function exact(value: number, evidence: readonly Evidence[]): Finding {
  return { known: true, value, bound: 'exact', margin: 0, evidence };
}

function upper(value: number, evidence: readonly Evidence[]): Finding {
  return { known: true, value, bound: 'upper', margin: 0, evidence };
}

function unknown(reason: UnknownReason, evidence: readonly Evidence[] = []): Finding {
  return { known: false, reason, evidence };
}
