import type { Metric, Score } from '#libs/contracts';
import { hashInputs, inputsHashOf, restoreInputs, scoreZone, type WindowSeries } from '#libs/readiness';
import { TIER_MS, windowStart } from '#libs/telemetry';
import type { WindowSource } from '../inputs/cached-window.reader.js';
import { planMetricReads } from '../inputs/plan-metric-reads.js';
import type { ArchivedRevision } from '../scores/revisions.ports.js';
import { findScoreDifference, findWindowDifference, type WindowDifference } from './find-difference.js';

/** What a score was recomputed from and what came of it. */
export interface Recomputation {
  score: Score;
  /** Windows of the inputs, and how many of them were rebuilt from raw readings. */
  windows: { all: number; fromRaw: number };
  /** Windows that begin before were taken as stored; their readings are no longer kept. */
  rawSince: number;
  /** Score from the rebuilt windows; `null` when the stored inputs could not even be read. */
  value: number | null;
  /** The first part that differs; `null` when everything is equal, bit for bit. */
  difference: Difference | null;
}

/** A part that is not what it should be. */
export type Difference =
  | { kind: 'inputs'; message: string }
  | { kind: 'score'; piece: string }
  | { kind: 'windows'; part: string; window: WindowDifference | null };

/** What a recomputation stands on. */
export interface RecomputationSources {
  /** Windows made from raw readings. */
  rebuilt: WindowSource;
  metrics: readonly Metric[];
  /** From when on raw readings are kept, Unix ms. */
  rawKeptSince: number;
}

/**
 * Computes a stored score again: first from its stored inputs, then with every window whose raw readings
 * are kept rebuilt from these. Facts, limits and counts of delivery are taken as they were stored.
 */
export async function recomputeScore(
  { score, parts }: ArchivedRevision,
  { rebuilt, metrics, rawKeptSince }: RecomputationSources,
): Promise<Recomputation> {
  const report = { score, windows: { all: 0, fromRaw: 0 }, rawSince: score.asOf, value: null };
  if (inputsHashOf(parts) !== score.inputsHash) {
    return {
      ...report,
      difference: { kind: 'inputs', message: 'The list of parts is not that of the score.' },
    };
  }
  let restored: ReturnType<typeof restoreInputs>;
  try {
    restored = restoreInputs(parts);
  } catch (error) {
    return {
      ...report,
      difference: { kind: 'inputs', message: error instanceof Error ? error.message : String(error) },
    };
  }
  const { method, inputs } = restored;
  const again = scoreZone(method, inputs);
  const piece = findScoreDifference(score, again);
  if (piece !== null) return { ...report, value: again.value, difference: { kind: 'score', piece } };

  // The first day whose day before is whole, too: counters grow from the reading before a window.
  const rawSince = windowStart('day', rawKeptSince - 1) + 2 * TIER_MS.day;
  const reads = planMetricReads(method.indicators, metrics, inputs.devices, inputs.asOf)
    .map(read => ({ ...read, from: Math.max(read.from, rawSince) }))
    .filter(read => read.from < read.to);
  const fresh = reads.length === 0 ? [] : await rebuilt.read(inputs.zone.code, reads);
  const { older, newer } = splitSeries(inputs.series, rawSince);
  const count = (series: readonly WindowSeries[]): number =>
    series.reduce((sum, one) => sum + one.windows.length, 0);
  const mixed = { ...inputs, series: joinSeries(older, fresh) };
  const stored = new Map(parts.map(({ name, hash }) => [name, hash]));
  const remade = new Map(hashInputs(method, mixed).parts.map(({ name, hash }) => [name, hash]));
  const part = [...new Set([...stored.keys(), ...remade.keys()])].find(
    name => stored.get(name) !== remade.get(name),
  );
  return {
    score,
    windows: { all: count(inputs.series), fromRaw: count(newer) },
    rawSince,
    value: part === undefined ? again.value : scoreZone(method, mixed).value,
    difference:
      part === undefined ? null : { kind: 'windows', part, window: findWindowDifference(newer, fresh) },
  };
}

function splitSeries(
  series: readonly WindowSeries[],
  at: number,
): { older: WindowSeries[]; newer: WindowSeries[] } {
  const pick = (keep: (start: number) => boolean): WindowSeries[] =>
    series
      .map(one => ({ ...one, windows: one.windows.filter(window => keep(window.start)) }))
      .filter(one => one.windows.length > 0);
  return { older: pick(start => start < at), newer: pick(start => start >= at) };
}

function joinSeries(older: readonly WindowSeries[], newer: readonly WindowSeries[]): WindowSeries[] {
  const joined = new Map(older.map(one => [`${one.tier} ${one.metric} ${one.device}`, one]));
  for (const one of newer) {
    const key = `${one.tier} ${one.metric} ${one.device}`;
    const known = joined.get(key);
    joined.set(key, known === undefined ? one : { ...one, windows: [...known.windows, ...one.windows] });
  }
  return [...joined.values()];
}
