/** One setting that differs. */
export interface SettingChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Settings of `wanted` that `present` has otherwise; what `wanted` does not name is left alone. */
export function findChanges(present: object, wanted: object): SettingChange[] {
  const values = new Map<string, unknown>(Object.entries(present));
  return Object.entries(wanted)
    .filter(([name, after]) => JSON.stringify(values.get(name)) !== JSON.stringify(after))
    .map(([name, after]) => ({ name, before: values.get(name), after: after as unknown }));
}

/** A change in words, for people. */
export function describeChange({ name, before, after }: SettingChange): string {
  return `${name}: ${JSON.stringify(before) ?? 'unset'} → ${JSON.stringify(after)}`;
}
