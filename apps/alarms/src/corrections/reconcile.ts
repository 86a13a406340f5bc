import type { Episode } from '#libs/contracts';
import { episodeId } from '../episodes/episode-id.js';
import { type AlarmChange, clearedAlarm } from '../tracks/evaluate-track.js';
import type { TrackState } from '../tracks/track.js';

type RuleTrack = TrackState['rules'][string] | undefined;

/** A rule after readings were judged again, and what became of its alarms. */
export interface CorrectedRule {
  readonly state: RuleTrack;
  readonly changes: readonly AlarmChange[];
}

/** What is compared. */
export interface Reconciliation {
  /** Alarms of the rule as they are known. */
  readonly known: readonly Episode[];
  /** The one that stood before the moment from which on was judged again. */
  readonly standing: Episode | undefined;
  /** What judging again came to. */
  readonly again: CorrectedRule;
  /** Where the rule stood. */
  readonly before: RuleTrack;
  /** Whether readings of an alarm became suspect after it had been raised. */
  readonly isDoubted: (alarm: Episode) => boolean;
}

/**
 * Makes known alarms what judging again came to. An exceedance keeps the alarm that people know and work on, also when
 * it began at another moment. An alarm of no exceedance is over at the moment at which it began, unless its readings are
 * doubted: whatever was raised by what a device said stands until the device says otherwise.
 */
export function reconcile({ known, standing, again, before, isDoubted }: Reconciliation): CorrectedRule {
  const found = episodesIn(standing, again.changes);
  const { names, others } = nameEpisodes(found, known, standing);
  const named = found.map((alarm, index) => ({ ...alarm, id: names[index] ?? alarm.id }));
  const changes = named.flatMap(alarm => changesOf(alarm, known));
  const alarm = named.at(-1);
  let state = again.state?.alarm && alarm ? { ...again.state, alarm } : again.state;
  for (const other of others) {
    if (!isDoubted(other)) changes.push(...changesOf(clearedAlarm(other, other.raisedAt), known));
    else if (other.id === before?.alarm?.id && state?.alarm === undefined) state = before;
  }
  return { state, changes };
}

/** The alarms that changes tell of, as they came to be, in their order. */
function episodesIn(standing: Episode | undefined, changes: readonly AlarmChange[]): Episode[] {
  const found = standing ? [standing] : [];
  for (const { kind, alarm } of changes) {
    if (kind === 'raised') found.push(alarm);
    else found.splice(-1, 1, alarm);
  }
  return found;
}

/** Gives each episode the id of the known alarm that it is, or one that no known alarm has. */
function nameEpisodes(
  found: readonly Episode[],
  known: readonly Episode[],
  standing: Episode | undefined,
): { readonly names: readonly string[]; readonly others: readonly Episode[] } {
  const others = known.filter(({ id }) => id !== standing?.id);
  const names = found.map((_, index) => (index === 0 ? standing?.id : undefined));
  for (const isSame of [beganTogether, overlap]) {
    for (const [index, alarm] of found.entries()) {
      const place = names[index] === undefined ? others.findIndex(other => isSame(alarm, other)) : -1;
      if (place >= 0) names[index] = others.splice(place, 1)[0]?.id;
    }
  }
  const taken = new Set(known.map(({ id }) => id));
  return { others, names: found.map((alarm, index) => names[index] ?? freshId(alarm, taken)) };
}

/** An alarm that began at another moment still has the id of the old one. */
function freshId({ rule, device, raisedAt }: Episode, taken: ReadonlySet<string>): string {
  for (let turn = 0; ; turn++) {
    const id = episodeId(rule, device ?? '', raisedAt, turn);
    if (!taken.has(id)) return id;
  }
}

function beganTogether(a: Episode, b: Episode): boolean {
  return a.raisedAt === b.raisedAt;
}

function changesOf(alarm: Episode, known: readonly Episode[]): AlarmChange[] {
  const former = known.find(({ id }) => id === alarm.id);
  const raised: Episode = { ...alarm, state: 'raised', clearedAt: null };
  if (former === undefined) {
    const begin: AlarmChange = { kind: 'raised', alarm: raised };
    return alarm.clearedAt === null ? [begin] : [begin, { kind: 'cleared', alarm }];
  }
  const isSame =
    former.raisedAt === alarm.raisedAt &&
    former.clearedAt === alarm.clearedAt &&
    former.value === alarm.value;
  if (isSame) return [];
  const hasEnded = former.clearedAt === null && alarm.clearedAt !== null;
  return [{ kind: hasEnded ? 'cleared' : 'corrected', alarm }];
}

function overlap(a: Episode, b: Episode): boolean {
  return (
    a.raisedAt <= (b.clearedAt ?? Number.POSITIVE_INFINITY) &&
    b.raisedAt <= (a.clearedAt ?? Number.POSITIVE_INFINITY)
  );
}
