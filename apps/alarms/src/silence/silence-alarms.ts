import type { AlarmRuleDefinition, AlarmRuleVersion, Device, Episode } from '#libs/contracts';
import { ruleTexts, SILENCE_METRIC } from '#libs/telemetry';
import { episodeId } from '../episodes/episode-id.js';
import type { SilentPoint } from './judge-silence.js';

/** A rule of silence as it holds now: `set` in minutes. */
export type SilenceRule = Pick<AlarmRuleVersion, 'rule'> & { readonly definition: AlarmRuleDefinition };

/** A silent point with the device, unless it is a zone, and the rules of its zone. */
export interface JudgedPoint {
  readonly point: SilentPoint;
  readonly device: Pick<Device, 'kind' | 'origin'> | undefined;
  readonly rules: readonly SilenceRule[];
}

/** An alarm that should stand now. */
export interface DueAlarm {
  readonly episode: Episode;
  /** Id of the alarm that explains it. */
  readonly suppressedBy: string | null;
}

/** What one alarm is of: a rule on a point. */
export const pointName = ({
  rule,
  zone,
  device,
  metric,
}: Pick<Episode, 'device' | 'metric' | 'rule' | 'zone'>) => `${rule} ${zone} ${device ?? ''} ${metric}`;

/**
 * Alarms that should stand of the silent points of one zone. Of several levels the highest explains the lower ones, and
 * the zone explains its devices, but nothing is explained by what is less urgent than itself.
 *
 * @param open alarms of silence that are raised, by {@link pointName}: they go on as the same.
 */
export function dueAlarms(
  points: readonly JudgedPoint[],
  open: ReadonlyMap<string, Episode>,
  nowMs: number,
): DueAlarm[] {
  const due = points.flatMap(judged => episodesOf(judged, open, nowMs));
  return due.map(episode => ({ episode, suppressedBy: explanationOf(episode, due)?.id ?? null }));
}

function episodesOf(
  { point, device, rules }: JudgedPoint,
  open: ReadonlyMap<string, Episode>,
  nowMs: number,
): Episode[] {
  const { zone, since, metric } = point;
  const minutes = Math.floor((nowMs - since) / 60_000);
  return rules.flatMap(({ rule, definition }) => {
    const { kinds, set, priority, basis } = definition;
    if (kinds !== undefined && (device === undefined || !kinds.includes(device.kind))) return [];
    const raisedAt = since + set * 60_000;
    if (raisedAt > nowMs) return [];
    const subject = { rule, zone, device: point.device, metric };
    const known = open.get(pointName(subject));
    if (known) return [{ ...known, value: minutes }];
    const of =
      point.device === null ? zone : metric === SILENCE_METRIC ? point.device : `${point.device}/${metric}`;
    return [
      {
        ...{ id: episodeId(rule, of, raisedAt), ...subject, priority, state: 'raised' },
        ...ruleTexts(definition),
        ...{ value: minutes, limit: set, basis, raisedAt, clearedAt: null, late: false },
        simulated: device?.origin !== 'real',
      },
    ];
  });
}

function explanationOf(episode: Episode, due: readonly Episode[]): Episode | undefined {
  return due
    .filter(other => isExplainedBy(episode, other))
    .reduce<Episode | undefined>(
      (best, other) => (best === undefined || isBetter(other, best) ? other : best),
      undefined,
    );
}

function isExplainedBy(episode: Episode, other: Episode): boolean {
  if (other.device === null && episode.device !== null) return other.priority <= episode.priority;
  const isSamePoint = other.device === episode.device && other.metric === episode.metric;
  return isSamePoint && other.priority < episode.priority;
}

/** The zone before the device, then the more urgent. */
function isBetter(one: Episode, other: Episode): boolean {
  if ((one.device === null) !== (other.device === null)) return one.device === null;
  return one.priority < other.priority;
}
