/** The nine pillars in their fixed order. */
export const PILLARS = ['GP', 'CW', 'GE', 'WT', 'FC', 'GF', 'DT', 'CN', 'DS'] as const;
export type PillarId = (typeof PILLARS)[number];
export type Weights = Readonly<Record<PillarId, number>>;

/** Most that one pillar may count. */
export const MAX_WEIGHT = 40;
const SUM = 100;

/**
 * Sets one weight and moves the others, in whole points and in proportion to what they are, so that all stay between
 * 0 and 40 and add up to 100.
 */
export function setWeight(weights: Weights, id: PillarId, value: number): Weights {
  const chosen = Math.min(MAX_WEIGHT, Math.max(0, Math.round(value)));
  const next: Record<PillarId, number> = { ...weights, [id]: chosen };
  const others = PILLARS.filter(pillar => pillar !== id);
  const sumOf = () => PILLARS.reduce((sum, pillar) => sum + next[pillar], 0);
  for (let left = SUM - sumOf(); left !== 0; left = SUM - sumOf()) {
    const step = Math.sign(left);
    // The one that is farthest from its share of before goes first.
    const room = others.filter(pillar => (step > 0 ? next[pillar] < MAX_WEIGHT : next[pillar] > 0));
    const drift = (pillar: PillarId) => (next[pillar] - weights[pillar]) / (weights[pillar] + 1);
    room.sort((a, b) => step * (drift(a) - drift(b)));
    const [first] = room;
    if (first === undefined) return weights;
    next[first] += step;
  }
  return next;
}

/** Weights as an address has them, e.g. `GP:30,CW:8,…`. */
export function weightsText(weights: Weights): string {
  return PILLARS.map(id => `${id}:${weights[id]}`).join(',');
}

/** Reads weights of an address; `null` unless there are nine. */
export function readWeights(text: string): Weights | null {
  const entries = new Map(text.split(',').map(entry => entry.split(':') as [string, string | undefined]));
  const weights = PILLARS.map(id => [id, Number(entries.get(id) ?? Number.NaN)] as const);
  if (weights.some(([, weight]) => !(weight >= 0 && weight <= MAX_WEIGHT))) return null;
  return Object.fromEntries(weights) as unknown as Weights;
}
