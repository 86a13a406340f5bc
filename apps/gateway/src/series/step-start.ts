import { LOCAL_OFFSET_MS } from '#libs/telemetry';

/**
 * Start of the step that holds a moment; `stepMs` 0 gives the moment itself. Days are local ones; all shorter
 * steps divide the offset.
 */
export function stepStart(timeMs: number, stepMs: number): number {
  if (stepMs === 0) return timeMs;
  return Math.floor((timeMs + LOCAL_OFFSET_MS) / stepMs) * stepMs - LOCAL_OFFSET_MS;
}
