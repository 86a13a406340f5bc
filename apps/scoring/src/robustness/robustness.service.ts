import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Robustness, Score } from '#libs/contracts';
import { assessRobustness } from '#libs/readiness';
import { engineMethod } from '../inputs/method-in-force.js';
import { ScoresService } from '../scores/scores.service.js';
import { CURRENT_SCORES, type CurrentScores } from './robustness.ports.js';

type Track = Robustness['track'];

/** The method is published with its robustness, so everybody gets the same draws. */
const SEED = 20_260_101;
const DRAWS = 1_000;

/** Says how firm the ranking of a track is; computed anew only when some score has other inputs. */
@Injectable()
export class RobustnessService {
  private readonly known = new Map<Track, { inputs: string; result: Robustness }>();

  constructor(
    @Inject(CURRENT_SCORES) private readonly current: CurrentScores,
    private readonly scores: ScoresService,
  ) {}

  async assess(track: Track): Promise<Robustness> {
    const inputs = digestOf(await this.current.digests(track));
    const known = this.known.get(track);
    if (known?.inputs === inputs) return known.result;
    const [scores, { method }] = await Promise.all([this.current.scores(track), this.scores.method()]);
    // Scores of an older method stay until their zones are scored anew; they have no place in this ranking.
    const comparable = scores.filter(score => score.method === method.version);
    const assessed = assessRobustness(engineMethod(method), comparable, { seed: SEED, draws: DRAWS });
    const result = withOrigin(track, comparable, assessed);
    this.known.set(track, { inputs: digestOf(scores), result });
    return result;
  }

  /** Computes what has changed, so that nobody has to wait for it. */
  async refresh(): Promise<void> {
    for (const track of ['operating', 'planned'] as const) await this.assess(track);
  }
}

function withOrigin(
  track: Track,
  scores: readonly Score[],
  assessed: ReturnType<typeof assessRobustness>,
): Robustness {
  const simulated = new Map(scores.map(score => [score.zone, score.simulated]));
  return {
    ...assessed,
    track,
    asOf: scores.length === 0 ? null : Math.max(...scores.map(score => score.asOf)),
    zones: assessed.zones.map(zone => ({ ...zone, simulated: simulated.get(zone.zone) ?? false })),
  };
}

function digestOf(scores: readonly Pick<Score, 'zone' | 'inputsHash'>[]): string {
  const lines = scores.map(({ zone, inputsHash }) => `${zone} ${inputsHash}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
