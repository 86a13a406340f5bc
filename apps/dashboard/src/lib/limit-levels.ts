/** A height at which one line is drawn, and the classes it is for; none when it is the same for all. */
export interface LimitLevel {
  readonly max: number;
  readonly classes: readonly string[];
}

/** Upper limits of a metric by height: classes with the same one share a line, for two names in one place cannot be read. */
export function limitLevels(
  limits: readonly { readonly max: number | null; readonly class: string | null }[],
): LimitLevel[] {
  const levels = new Map<number, string[]>();
  for (const { max, class: kind } of limits) {
    if (max === null) continue;
    const classes = levels.get(max) ?? [];
    levels.set(max, kind === null ? classes : [...classes, kind]);
  }
  return [...levels].map(([max, classes]) => ({ max, classes: levels.size === 1 ? [] : classes }));
}
