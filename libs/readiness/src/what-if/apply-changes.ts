import type { EvidenceLevel } from '../evidence/evidence.js';
import { findFact } from '../inputs/find-fact.js';
import { createContext } from '../inputs/indicator-context.js';
import { endOfLocalDate, localDateOf } from '../inputs/local-date.js';
import type { FactInput, WindowValues, ZoneInputs } from '../inputs/zone-inputs.js';
import type { Method } from '../method/method.js';
import { designFactOf } from '../score/score-design.js';
import { APPROVAL_FACT } from '../score/score-zone.js';
import { addSolar } from './add-solar.js';
import { type Change, ChangeFault } from './change.js';

const DAY_MS = 86_400_000;
/** Source and document of what is supposed. */
const SUPPOSED = 'what-if';
const UNPROVED: EvidenceLevel = 'L2';
/** Metrics that more solar power changes. */
const SOLAR_METRICS = ['pv.energy', 'power.energy.import', 'power.energy.export'];

/** Inputs after some changes, and what was changed of them. */
export interface Supposed {
  inputs: ZoneInputs;
  facts: ReadonlySet<string>;
  metrics: ReadonlySet<string>;
  /** Assumed values of indicators. */
  values: ReadonlyMap<string, number>;
}

type Applied<Value> =
  | { ok: true; value: Value }
  | { ok: false; error: { change: number; fault: ChangeFault } };

/** Makes changes one after the other, on a copy; stops at the first that cannot be. */
export function applyChanges(
  method: Method,
  inputs: ZoneInputs,
  changes: readonly Change[],
): Applied<Supposed> {
  const state: State = { method, inputs, facts: new Set(), metrics: new Set(), values: new Map() };
  for (const [index, change] of changes.entries()) {
    const fault = apply(state, change);
    if (fault !== null) return { ok: false, error: { change: index, fault } };
  }
  return { ok: true, value: state };
}

interface State {
  method: Method;
  inputs: ZoneInputs;
  facts: Set<string>;
  metrics: Set<string>;
  values: Map<string, number>;
}

function apply(state: State, change: Change): ChangeFault | null {
  switch (change.kind) {
    case 'set-fact':
      return setFact(state, change.fact, change.value, change.evidenceLevel);
    case 'add-to-fact':
      return addToFact(state, change.fact, change.amount);
    case 'scale-metric':
      return changeMetric(state, change.metric, window => scaled(window, change.factor));
    case 'add-to-metric':
      return addToMetric(state, change.metric, change.amount);
    case 'add-solar':
      return withSolar(state, change.kwp);
    case 'close-event':
      return closeEvent(state, change.event, change.closedOn);
    case 'add-event':
      return addEvent(state, change);
    case 'assume-indicator':
      return assumeIndicator(state, change.indicator, change.value);
  }
}

function setFact(
  state: State,
  name: string,
  value: FactInput['value'],
  evidenceLevel: EvidenceLevel | undefined,
): ChangeFault | null {
  if (!readableFacts(state).has(name)) return ChangeFault.FactUnknown;
  const { inputs } = state;
  const known = findFact(createContext(inputs), name)?.fact;
  const supposed: FactInput = {
    fact: name,
    value,
    evidenceLevel: evidenceLevel ?? known?.evidenceLevel ?? UNPROVED,
    ...(known?.milestone !== undefined && { milestone: known.milestone }),
    validFrom: localDateOf(inputs.asOf),
    validTo: null,
    illustrative: known?.illustrative ?? false,
    source: SUPPOSED,
    document: null,
  };
  state.inputs = { ...inputs, facts: [...inputs.facts.filter(({ fact }) => fact !== name), supposed] };
  state.facts.add(name);
  return null;
}

/** Facts that indicators of the zone's track read. */
function readableFacts({ method, inputs }: State): Set<string> {
  if (inputs.zone.status === 'operating') return new Set(method.indicators.flatMap(({ facts }) => facts));
  const design = method.indicators.filter(indicator => indicator.design).map(({ id }) => designFactOf(id));
  return new Set([...design, APPROVAL_FACT]);
}

function addToFact(state: State, name: string, amount: number): ChangeFault | null {
  if (!readableFacts(state).has(name)) return ChangeFault.FactUnknown;
  const known = findFact(createContext(state.inputs), name);
  if (known === null || typeof known.fact.value !== 'number') return ChangeFault.FactNotANumber;
  return setFact(state, name, known.fact.value + amount, undefined);
}

function changeMetric(
  state: State,
  metric: string,
  change: (window: WindowValues) => WindowValues,
): ChangeFault | null {
  const { inputs } = state;
  if (!inputs.series.some(one => one.metric === metric)) return ChangeFault.MetricUnknown;
  state.inputs = {
    ...inputs,
    series: inputs.series.map(one =>
      one.metric === metric ? { ...one, windows: one.windows.map(change) } : one,
    ),
  };
  state.metrics.add(metric);
  return null;
}

function scaled(window: WindowValues, factor: number): WindowValues {
  const times = (value: number | null): number | null => (value === null ? null : value * factor);
  const [min, max] = factor < 0 ? [window.max, window.min] : [window.min, window.max];
  return {
    ...window,
    mean: times(window.mean),
    min: times(min),
    max: times(max),
    sum: times(window.sum),
    increase: times(window.increase),
  };
}

function addToMetric(state: State, metric: string, amount: number): ChangeFault | null {
  const counts = state.inputs.series.some(
    one =>
      one.metric === metric && one.windows.some(({ sum, increase }) => sum !== null || increase !== null),
  );
  if (counts) return ChangeFault.MetricNotALevel;
  const plus = (value: number | null): number | null => (value === null ? null : value + amount);
  return changeMetric(state, metric, window => ({
    ...window,
    mean: plus(window.mean),
    min: plus(window.min),
    max: plus(window.max),
  }));
}

function withSolar(state: State, kwp: number): ChangeFault | null {
  const inputs = addSolar(state.inputs, kwp);
  if (inputs === null) return ChangeFault.NoSolar;
  state.inputs = inputs;
  for (const metric of SOLAR_METRICS) state.metrics.add(metric);
  return null;
}

function closeEvent(state: State, id: string, closedOn: string | undefined): ChangeFault | null {
  const { inputs } = state;
  const event = inputs.events.find(one => one.id === id);
  if (event === undefined) return ChangeFault.EventUnknown;
  if (event.closedOn !== null && endOfLocalDate(event.closedOn) <= inputs.asOf)
    return ChangeFault.EventClosed;
  // A day counts as closed when it is over, so yesterday is the newest day that tells.
  const closed = { ...event, closedOn: closedOn ?? localDateOf(inputs.asOf - DAY_MS) };
  state.inputs = { ...inputs, events: inputs.events.map(one => (one === event ? closed : one)) };
  return null;
}

function addEvent(
  state: State,
  { event: kind, occurredOn, closedOn = undefined }: Extract<Change, { kind: 'add-event' }>,
): null {
  const { inputs } = state;
  const supposed = {
    id: `${SUPPOSED}-${inputs.events.length + 1}`,
    kind,
    occurredOn,
    closedOn: closedOn ?? null,
    confirmedBy: SUPPOSED,
    confirmedOn: localDateOf(inputs.asOf),
    document: SUPPOSED,
  };
  state.inputs = { ...inputs, events: [...inputs.events, supposed] };
  return null;
}

function assumeIndicator(state: State, id: string, value: number): ChangeFault | null {
  const planned = state.inputs.zone.status === 'planned';
  const definition = state.method.indicators.find(one => one.id === id && (one.design || !planned));
  if (definition === undefined) return ChangeFault.IndicatorUnknown;
  // All that is told in percent is a share of a whole, and nothing that is measured can be below nothing.
  if (value < 0 || (definition.unit === '%' && value > 100)) return ChangeFault.ValueImpossible;
  if (planned) return setFact(state, designFactOf(id), value, undefined);
  state.values.set(id, value);
  return null;
}
