/** Local days begin at UTC+7; all shorter steps divide the offset. */
const OFFSET_MS = 7 * 3_600_000;

/** Start of the step that holds a moment; `stepMs` 0 gives the moment itself. */
export function stepStart(timeMs: number, stepMs: number): number {
  if (stepMs === 0) return timeMs;
  return Math.floor((timeMs + OFFSET_MS) / stepMs) * stepMs - OFFSET_MS;
}
