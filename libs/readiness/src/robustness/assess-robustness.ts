import type { Method } from '../method/method.js';
import type { PillarId } from '../method/pillar-definition.js';
import { type AssessedScore, type CompiledZones, compileZones } from './compile-zones.js';
import { correlate } from './correlate.js';
import { type Choice, CHOICES, drawChoices, type DrawnChoices } from './draw-choices.js';
import { type ExplainedShare, explainVariance } from './explain-variance.js';
import { overlap, type RankBand, rankBands } from './rank-bands.js';
import { Random } from './random.js';
import { rankScores } from './rank-scores.js';
import { scoreDraw } from './score-draw.js';

/** How firm a zone's place is. */
export interface ZoneRobustness extends RankBand {
  zone: string;
  value: number;
  /** By the official score. */
  rank: number;
  /** 1 + zones whose band lies wholly above: the place it shares with those it cannot be told from. */
  sharedRank: number;
  /** Zones whose bands overlap with its own: these are tied (HP-GSR 0.1 §7.4). */
  tiedWith: string[];
  /** Ranks between the official one and the farther end of the band. */
  move: number;
  /** Moves more than two ranks. */
  unstable: boolean;
}

/** How firm a ranking is under choices that could have been made otherwise. */
export interface Robustness {
  track: 'operating' | 'planned';
  method: string;
  seed: number;
  draws: number;
  /** By shared rank, then median, then official rank. */
  zones: ZoneRobustness[];
  choices: (ExplainedShare & { choice: Choice })[];
  /** Pairs of indicators with |r| > 0.9 over the zones that have both. */
  correlations: { a: string; b: string; r: number; zones: number }[];
  /** Nominal weight of each pillar beside its share of what tells zones apart. */
  pillars: { id: PillarId; nominal: number; importance: number | null }[];
}

/** A zone that moves farther is flagged (HP-GSR 0.1 §7.5). */
const STEADY_RANKS = 2;
const HIGH_CORRELATION = 0.9;
/** Fewer points than this correlate by chance. */
const MIN_PAIRS = 8;
/** Streams after those of the choices. */
const BOOTSTRAP_STREAM = CHOICES.length;

/**
 * Assesses the ranking of the zones of one track by Monte Carlo (HP-GSR 0.1 §7.5): every draw scores all
 * zones under choices drawn at random, from the values that were measured. The same seed and scores give
 * the same bits, whatever order the zones come in.
 *
 * @throws RangeError for zones of both tracks, or an indicator the method does not have.
 */
export function assessRobustness(
  method: Method,
  scores: readonly AssessedScore[],
  { seed, draws }: { seed: number; draws: number },
): Robustness {
  const ordered = [...scores].sort((a, b) => (a.zone < b.zone ? -1 : 1));
  const track = ordered[0]?.track ?? 'operating';
  if (ordered.some(score => score.track !== track)) {
    throw new RangeError('Operating and planned zones never share a ranking.');
  }
  const compiled = compileZones(method, ordered);
  const drawn = drawChoices(compiled, seed, draws);
  const all = rankDraws(compiled, drawn, CHOICES);
  const alone = CHOICES.map(choice => rankDraws(compiled, drawn, [choice]));
  const shares =
    ordered.length === 0
      ? []
      : explainVariance(all, alone, ordered.length, Random.of(seed, BOOTSTRAP_STREAM));
  return {
    track,
    method: method.version,
    seed,
    draws,
    zones: describeZones(ordered, rankBands(all, ordered.length)),
    choices: shares.map((share, index) => ({ choice: CHOICES[index] as Choice, ...share })),
    correlations: highCorrelations(ordered),
    pillars: pillarImportance(method, ordered),
  };
}

/** Ranks of every draw with some choices varied and the others held at the method's own; draw × zone. */
function rankDraws(compiled: CompiledZones, drawn: DrawnChoices, varied: readonly Choice[]): Uint16Array {
  const zones = compiled.zones.length;
  const total = compiled.pillars.reduce((sum, pillar) => sum + pillar.weight, 0);
  const nominal = Float64Array.from(compiled.pillars, pillar => pillar.weight / total);
  const [weights, aggregator, anchors, missing, normalisation] = CHOICES.map(choice =>
    varied.includes(choice),
  );
  const ranks = new Uint16Array(drawn.draws * zones);
  const scores = new Float64Array(zones);
  const row = <T extends Float64Array>(of: T, length: number, draw: number) =>
    of.subarray(draw * length, (draw + 1) * length);
  for (let draw = 0; draw < drawn.draws; draw++) {
    scoreDraw(
      compiled,
      {
        weights: weights ? row(drawn.weights, nominal.length, draw) : nominal,
        geometric: aggregator ? drawn.geometric[draw] === 1 : true,
        anchors: anchors ? row(drawn.anchors, compiled.anchorScores.length, draw) : compiled.anchorScores,
        missing: missing ? row(drawn.missing, compiled.missingCells, draw) : null,
        minMax: normalisation ? drawn.minMax[draw] === 1 : false,
      },
      scores,
    );
    rankScores(scores, ranks.subarray(draw * zones, (draw + 1) * zones));
  }
  return ranks;
}

function describeZones(scores: readonly AssessedScore[], bands: readonly RankBand[]): ZoneRobustness[] {
  const official = new Uint16Array(scores.length);
  rankScores(
    Float64Array.from(scores, score => score.value),
    official,
  );
  return scores
    .map(({ zone, value }, index) => {
      const band = bands[index] as RankBand;
      const rank = official[index] as number;
      const move = Math.max(Math.abs(band.from - rank), Math.abs(band.to - rank));
      return {
        zone,
        value,
        rank,
        ...band,
        sharedRank: 1 + bands.filter(other => other.to < band.from).length,
        tiedWith: scores
          .filter((_, other) => other !== index && overlap(band, bands[other] as RankBand))
          .map(other => other.zone),
        move,
        unstable: move > STEADY_RANKS,
      };
    })
    .sort((a, b) => a.sharedRank - b.sharedRank || a.median - b.median || a.rank - b.rank);
}

function highCorrelations(scores: readonly AssessedScore[]): Robustness['correlations'] {
  const byIndicator = new Map<string, Map<string, number>>();
  for (const { zone, indicators } of scores) {
    for (const { id, state, score } of indicators) {
      if (state !== 'scored' || score === null) continue;
      const known = byIndicator.get(id) ?? new Map<string, number>();
      byIndicator.set(id, known.set(zone, score));
    }
  }
  const ids = [...byIndicator.keys()].sort();
  const found: Robustness['correlations'] = [];
  for (const [index, a] of ids.entries()) {
    for (const b of ids.slice(index + 1)) {
      const others = byIndicator.get(b) as Map<string, number>;
      const pairs = [...(byIndicator.get(a) as Map<string, number>)].flatMap(([zone, score]) => {
        const other = others.get(zone);
        return other === undefined ? [] : [[score, other] as const];
      });
      const r = pairs.length < MIN_PAIRS ? null : correlate(pairs);
      if (r !== null && Math.abs(r) > HIGH_CORRELATION) found.push({ a, b, r, zones: pairs.length });
    }
  }
  return found;
}

/**
 * What each pillar contributes to telling zones apart: r² between pillar and overall score, as share of
 * the sum (Paruolo, Saisana and Saltelli 2013, the linear form of their main effect).
 */
function pillarImportance(method: Method, scores: readonly AssessedScore[]): Robustness['pillars'] {
  const total = method.pillars.reduce((sum, pillar) => sum + pillar.weight, 0);
  const squares = method.pillars.map(({ id }) => {
    const pairs = scores.flatMap(({ pillars, value }) => {
      const points = pillars.find(pillar => pillar.id === id)?.value ?? null;
      return points === null ? [] : [[points, value] as const];
    });
    const r = pairs.length < MIN_PAIRS ? null : correlate(pairs);
    return r === null ? null : r * r;
  });
  const sum = squares.reduce<number>((all, square) => all + (square ?? 0), 0);
  return method.pillars.map(({ id, weight }, index) => {
    const square = squares[index] ?? null;
    return { id, nominal: weight / total, importance: square === null || sum === 0 ? null : square / sum };
  });
}
