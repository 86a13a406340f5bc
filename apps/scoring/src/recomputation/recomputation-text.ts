import { dayOfPart, localDateOf } from '#libs/readiness';
import { LOCAL_OFFSET_MS } from '#libs/telemetry';
import type { Difference, Recomputation } from './recompute-score.js';

/** A moment in Hải Phòng's time, `2026-11-24 20:00`. */
const localTime = (time: number): string =>
  new Date(time + LOCAL_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** What `npm run score:verify` says. */
export function recomputationText({ score, windows, rawSince, value, difference }: Recomputation): string[] {
  const { zone, asOf, revision, method } = score;
  const share = windows.all === 0 ? 0 : (100 * windows.fromRaw) / windows.all;
  const stored = windows.all - windows.fromRaw;
  return [
    `${zone} at ${localTime(asOf)} (+07:00), revision ${revision}, ${method}: score ${score.value}`,
    ...(windows.all === 0
      ? ['No windows: the score rests on facts alone.']
      : [
          `Windows rebuilt from raw readings: ${windows.fromRaw} of ${windows.all} (${share.toFixed(1)} %), from ${localTime(Math.min(rawSince, asOf))} on`,
          `Windows as stored, raw readings no longer kept: ${stored} (${(100 - share).toFixed(1)} %)`,
        ]),
    'Facts, limits and counts of delivery: as stored',
    ...(difference === null
      ? [`Computed again: ${value}`, 'EQUAL, bit for bit']
      : [...(value === null ? [] : [`Computed again: ${value}`]), ...differenceText(difference)]),
  ];
}

function differenceText(difference: Difference): string[] {
  switch (difference.kind) {
    case 'inputs':
      return [`DIFFERENT: the stored inputs were altered. ${difference.message}`];
    case 'score':
      return [
        `DIFFERENT: the stored score is not what its stored inputs give; first in "${difference.piece}"`,
      ];
    case 'windows':
      return [`DIFFERENT: first in part ${partText(difference.part)}`, ...windowText(difference)];
  }
}

function partText(part: string): string {
  const day = dayOfPart(part);
  return day === null ? part : `windows of ${localDateOf(day)}`;
}

function windowText({ window }: Extract<Difference, { kind: 'windows' }>): string[] {
  if (window === null) return [];
  const { device, metric, tier, start, stored, rebuilt } = window;
  return [
    `  ${tier} ${localTime(start)} of ${metric}, ${device}`,
    `    used by the score:  ${JSON.stringify(stored)}`,
    `    from raw readings:  ${JSON.stringify(rebuilt)}`,
    'Either a stored window or a reading was altered, or readings came late or were judged anew after this',
    'revision was computed: then a later revision has it (GET /api/v1/zones/<code>/score/revisions).',
  ];
}
