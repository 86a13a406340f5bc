import type { CadenceDeclaration } from '#libs/contracts';

/** Half-open span of time, Unix ms. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Step that declares silence: readings are due at whole multiples of it since 1970, so none is for decades. The registry
 * has no other way to end an open declaration.
 */
export const SILENT_STEP_SECONDS = 1_000_000_000;

/** Declarations of history that this simulator made: with a step and an end. */
export function historySpans(
  declarations: readonly CadenceDeclaration[],
): (TimeSpan & { stepSeconds: number })[] {
  return declarations.flatMap(({ from, to, stepSeconds }) =>
    to !== null && stepSeconds !== null && stepSeconds !== SILENT_STEP_SECONDS
      ? [{ from, to, stepSeconds }]
      : [],
  );
}

/**
 * Parts of the wanted time for which nothing was ever declared, or only a live span that ended without a word
 * (the process was killed) after the last reading seen.
 *
 * @param declarations of one device, in the order they were made
 * @param lastSeen time of the last live reading that is stored; `null` = none
 */
export function uncoveredTime(
  declarations: readonly CadenceDeclaration[],
  wanted: TimeSpan,
  lastSeen: number | null,
): TimeSpan[] {
  const borders = new Set([wanted.from, wanted.to]);
  for (const { from, to } of declarations) {
    for (const border of [from, to]) {
      if (border !== null && border > wanted.from && border < wanted.to) borders.add(border);
    }
  }
  if (lastSeen !== null && lastSeen + 1 > wanted.from && lastSeen + 1 < wanted.to) borders.add(lastSeen + 1);
  const sorted = [...borders].sort((a, b) => a - b);
  const open: TimeSpan[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] as number;
    const to = sorted[i + 1] as number;
    const holding = declarations.findLast(span => span.from <= from && (span.to === null || span.to > from));
    const isCovered =
      holding !== undefined &&
      holding.stepSeconds !== SILENT_STEP_SECONDS &&
      (holding.to !== null || (lastSeen !== null && from <= lastSeen));
    if (isCovered) continue;
    const last = open.at(-1);
    if (last?.to === from) open[open.length - 1] = { from: last.from, to };
    else open.push({ from, to });
  }
  return open;
}
