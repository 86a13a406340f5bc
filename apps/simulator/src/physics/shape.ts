/** Keeps a value within limits. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** 0 before `from`, 1 after `to`, smooth between. */
export function smoothStep(from: number, to: number, x: number): number {
  const f = clamp((x - from) / (to - from), 0, 1);
  return f * f * (3 - 2 * f);
}

/** A hump of height 1 at `centre` that is 0 from `halfWidth` away on, measured round a circle of `period`. */
export function hump(centre: number, halfWidth: number, period: number, x: number): number {
  const away = Math.abs(((((x - centre) % period) + period * 1.5) % period) - period / 2);
  return away >= halfWidth ? 0 : (1 + Math.cos((Math.PI * away) / halfWidth)) / 2;
}

/** Remembers the last answer: several metrics of one device ask for the same moment. */
export function rememberLast(compute: (timeMs: number) => number): (timeMs: number) => number {
  let lastTime = Number.NaN;
  let lastValue = Number.NaN;
  return timeMs => {
    if (timeMs !== lastTime) {
      lastValue = compute(timeMs);
      lastTime = timeMs;
    }
    return lastValue;
  };
}
