import { canonicalJson, type WindowSeries, type WindowValues, type ZoneScore } from '#libs/readiness';

/** A window that is stored otherwise than it was computed again; `null` where there is none. */
export interface WindowDifference {
  device: string;
  metric: string;
  tier: WindowSeries['tier'];
  start: number;
  stored: WindowValues | null;
  rebuilt: WindowValues | null;
}

/** The earliest window in which two lists of series differ, in any bit. */
export function findWindowDifference(
  stored: readonly WindowSeries[],
  rebuilt: readonly WindowSeries[],
): WindowDifference | null {
  const [a, b] = [windowsByKey(stored), windowsByKey(rebuilt)];
  const differing = [...new Set([...a.keys(), ...b.keys()])].filter(
    key => canonicalJson(a.get(key)?.window ?? null) !== canonicalJson(b.get(key)?.window ?? null),
  );
  const differences = differing.map((key): WindowDifference => {
    const { device, metric, tier } = (a.get(key) ?? b.get(key)) as KeyedWindow;
    const [before, after] = [a.get(key)?.window ?? null, b.get(key)?.window ?? null];
    const { start } = (before ?? after) as WindowValues;
    return { device, metric, tier, start, stored: before, rebuilt: after };
  });
  return (
    differences.sort(
      (x, y) => x.start - y.start || compareText(x.device + x.metric, y.device + y.metric),
    )[0] ?? null
  );
}

interface KeyedWindow extends Pick<WindowSeries, 'device' | 'metric' | 'tier'> {
  window: WindowValues;
}

function windowsByKey(list: readonly WindowSeries[]): Map<string, KeyedWindow> {
  const windows = new Map<string, KeyedWindow>();
  for (const { device, metric, tier, windows: own } of list) {
    for (const window of own)
      windows.set(`${tier} ${metric} ${device} ${window.start}`, { device, metric, tier, window });
  }
  return windows;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Name of the first piece in which a stored score differs from the one computed again; `null` when equal. */
export function findScoreDifference(stored: object, again: ZoneScore): keyof ZoneScore | null {
  const names = Object.keys(again).sort() as (keyof ZoneScore)[];
  const known = stored as Record<string, unknown>;
  return names.find(name => canonicalJson(plain(known[name])) !== canonicalJson(plain(again[name]))) ?? null;
}

/** As JSON keeps it: what is `undefined` is absent. */
function plain(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
