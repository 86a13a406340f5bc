import type { PillarDefinition, PillarId } from '../method/pillar-definition.js';
import { aggregatePillar, type PillarMember } from './aggregate-pillar.js';
import { overallCap, pillarCap, SCORE_FLOOR } from './caps.js';
import type { FiredGate } from './gates.js';

/** What a score was put together from at one moment. */
export interface ScoredState {
  pillars: readonly PillarDefinition[];
  indicators: readonly (PillarMember & { id: string })[];
  gates: readonly Pick<FiredGate, 'overallCap' | 'pillarCaps'>[];
}

/** Which causes moved a score by how many points; together they are the change. */
export interface ChangeAttribution {
  /** Overall score after − before. */
  total: number;
  /** Only indicators that changed. */
  indicators: { id: string; points: number }[];
  /** Caps that came or went. */
  gates: number;
  /** Weights of pillars, which only a new version of the method changes. */
  weights: number;
}

/** Both states of a pillar and every mixture of them: bit i of the mixture = changed indicator i is as after. */
interface PillarMixtures {
  changed: string[];
  /** ln(max(value, floor)) by state of the gates and mixture; `null` where the pillar is not shown. */
  logs: [before: (number | null)[], after: (number | null)[]];
  /** Weight by state of the weights. */
  weight: [before: number, after: number];
}

/** Sets of causes are numbers; bit 0 = gates, bit 1 = weights, bit 2 + i = i-th pillar. */
const GATES = 1;
const WEIGHTS = 2;
const FIRST_PILLAR_BIT = 2;

/**
 * Shares the change of a score among its causes by their Owen value: the effect of each cause on the
 * overall score, averaged over all orders in which the causes can take place one after another, where
 * the indicators of a pillar take place together (G. Owen, Values of games with a priori unions, 1977).
 * The shares add up to the change, a cause that changed nothing has none, and exchanging before and
 * after only turns the signs. Indicators that came, went, or count 0 for being missing need no special
 * rule; neither do the floor, hidden pillars and caps, for only whole scores are compared.
 */
export function attributeChange(before: ScoredState, after: ScoredState): ChangeAttribution {
  const ids = [...new Set([...before.pillars, ...after.pillars].map(pillar => pillar.id))];
  const states: MixedStates = {
    pillars: ids.map(id => mixturesOf(id, before, after)),
    caps: [overallCap(before.gates), overallCap(after.gates)],
  };
  const causes = [
    ...(sameGates(before, after) ? [] : [GATES]),
    ...(states.pillars.some(({ weight: [old, now] }) => old !== now) ? [WEIGHTS] : []),
    ...states.pillars.flatMap(({ changed }, i) => (changed.length === 0 ? [] : [bitOf(i)])),
  ];
  const scoreOf = (set: number): number => scoreAt(othersAt(states, set, -1), null, 0);
  const alone = (cause: number): number => {
    if (!causes.includes(cause)) return 0;
    let points = 0;
    forEachSet(without(causes, cause), (set, share) => {
      points += share * (scoreOf(set | cause) - scoreOf(set));
    });
    return points;
  };

  const indicators = states.pillars.flatMap(({ changed }, i) => {
    const means = meanScores(states, i, without(causes, bitOf(i)));
    const bits = changed.map((_, bit) => 1 << bit);
    return changed.map((id, bit) => {
      const own = 1 << bit;
      let points = 0;
      forEachSet(without(bits, own), (mixture, share) => {
        points += share * ((means[mixture | own] as number) - (means[mixture] as number));
      });
      return { id, points };
    });
  });
  const everything = causes.reduce((set, cause) => set | cause, 0);
  return {
    total: scoreOf(everything) - scoreOf(0),
    indicators,
    gates: alone(GATES),
    weights: alone(WEIGHTS),
  };
}

interface MixedStates {
  pillars: PillarMixtures[];
  caps: readonly [before: number | null, after: number | null];
}

const bitOf = (pillar: number): number => 1 << (FIRST_PILLAR_BIT + pillar);
const without = (bits: readonly number[], one: number): number[] => bits.filter(bit => bit !== one);

/**
 * Score of every mixture of a pillar, averaged over what may have taken place elsewhere before. Averaging
 * first is what makes it quick: the share of a set does not depend on the mixture.
 */
function meanScores(states: MixedStates, own: number, others: readonly number[]): Float64Array {
  const pillar = states.pillars[own] as PillarMixtures;
  const size = 1 << pillar.changed.length;
  const means = new Float64Array(size);
  if (size === 1) return means;
  forEachSet(others, (set, share) => {
    const rest = othersAt(states, set, own);
    for (let mixture = 0; mixture < size; mixture++) {
      means[mixture] = (means[mixture] as number) + share * scoreAt(rest, pillar, mixture);
    }
  });
  return means;
}

/** What the pillars but one add to the score. */
interface Others {
  logs: number;
  shown: number;
  gates: 0 | 1;
  weights: 0 | 1;
  cap: number | null;
}

function othersAt({ pillars, caps }: MixedStates, set: number, own: number): Others {
  const gates = set & GATES ? 1 : 0;
  const weights = set & WEIGHTS ? 1 : 0;
  let logs = 0;
  let shown = 0;
  pillars.forEach((pillar, i) => {
    if (i === own) return;
    const all = pillar.logs[gates];
    const log = all[set & bitOf(i) ? all.length - 1 : 0] as number | null;
    if (log === null) return;
    logs += pillar.weight[weights] * log;
    shown += pillar.weight[weights];
  });
  return { logs, shown, gates, weights, cap: caps[gates] };
}

function scoreAt(others: Others, pillar: PillarMixtures | null, mixture: number): number {
  let { logs, shown } = others;
  const log = pillar?.logs[others.gates][mixture] ?? null;
  if (pillar !== null && log !== null) {
    logs += pillar.weight[others.weights] * log;
    shown += pillar.weight[others.weights];
  }
  const score = shown === 0 ? 0 : Math.min(100, Math.exp(logs / shown));
  return others.cap === null ? score : Math.min(score, others.cap);
}

/**
 * Calls for every set of some bits with the share of the orders of them and one more in which exactly
 * this set comes before the one: `size!·(n − size)! ÷ (n + 1)!`.
 */
function forEachSet(bits: readonly number[], call: (set: number, share: number) => void): void {
  const n = bits.length;
  const shares = Array.from({ length: n + 1 }, (_, size) => {
    let share = 1 / (n + 1);
    for (let i = 1; i <= size; i++) share *= i / (n - size + i);
    return share;
  });
  for (let subset = 0; subset < 1 << n; subset++) {
    let set = 0;
    let size = 0;
    for (let i = 0; i < n; i++) {
      if ((subset & (1 << i)) === 0) continue;
      set |= bits[i] as number;
      size += 1;
    }
    call(set, shares[size] as number);
  }
}

function mixturesOf(id: PillarId, before: ScoredState, after: ScoredState): PillarMixtures {
  const [old, now] = [membersOf(before, id), membersOf(after, id)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  const changed = names.filter(name => !sameMember(old.get(name), now.get(name)));
  const logsUnder = ({ gates }: ScoredState): (number | null)[] => {
    const cap = pillarCap(gates, id);
    return Array.from({ length: 1 << changed.length }, (_, mixture) => {
      const members = names.flatMap(name => {
        const bit = changed.indexOf(name);
        return (bit >= 0 && mixture & (1 << bit) ? now : old).get(name) ?? [];
      });
      const { value } = aggregatePillar({ id, weight: 1 }, members, cap);
      return value === null ? null : Math.log(Math.max(value, SCORE_FLOOR));
    });
  };
  const logs: PillarMixtures['logs'] = [logsUnder(before), logsUnder(after)];
  return { changed, logs, weight: [weightOf(before, id), weightOf(after, id)] };
}

function membersOf({ indicators }: ScoredState, pillar: PillarId): Map<string, PillarMember> {
  return new Map(indicators.filter(one => one.pillar === pillar).map(one => [one.id, one]));
}

function sameMember(a: PillarMember | undefined, b: PillarMember | undefined): boolean {
  return a?.score === b?.score && a?.weight === b?.weight;
}

function weightOf({ pillars }: ScoredState, id: PillarId): number {
  return pillars.find(pillar => pillar.id === id)?.weight ?? 0;
}

function sameGates(before: ScoredState, after: ScoredState): boolean {
  const ids = [...before.pillars, ...after.pillars].map(pillar => pillar.id);
  return (
    overallCap(before.gates) === overallCap(after.gates) &&
    ids.every(id => pillarCap(before.gates, id) === pillarCap(after.gates, id))
  );
}
