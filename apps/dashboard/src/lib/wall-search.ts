/** What a wall shows in turn. */
export const WALL_VIEWS = ['city', 'alarms', 'zones'] as const;
export type WallView = (typeof WALL_VIEWS)[number];

/** What a wall shows, as its address has it: one view for good, or all in turn. */
export interface WallSearch {
  view?: WallView;
  /** Seconds that each view stays. */
  seconds?: number;
}

const SECONDS = { least: 5, most: 600 };
export const DEFAULT_SECONDS = 20;

export function readWallSearch({ view, seconds }: Readonly<Record<string, unknown>>): WallSearch {
  const known = WALL_VIEWS.find(value => value === view);
  return {
    ...(known ? { view: known } : {}),
    ...(typeof seconds === 'number' && seconds >= SECONDS.least && seconds <= SECONDS.most
      ? { seconds: Math.round(seconds) }
      : {}),
  };
}

/** The view before or after, around and around. */
export function turn(view: WallView, by: 1 | -1): WallView {
  const index = (WALL_VIEWS.indexOf(view) + by + WALL_VIEWS.length) % WALL_VIEWS.length;
  return WALL_VIEWS[index] ?? view;
}
