/**
 * Version of a formula: a changed one gets a new name, `power-factor`, then `power-factor-2`, so that a
 * stored score keeps meaning what it meant.
 */
export function formulaVersion(name: string): number {
  return Number(/-(\d+)$/.exec(name)?.[1] ?? 1);
}
