/** Takes one thing in, or out when it is in. */
export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Takes all that is shown in; when it is in already, nothing stays in. */
export function allOrNone(selected: ReadonlySet<string>, shown: readonly string[]): ReadonlySet<string> {
  return shown.every(id => selected.has(id)) ? new Set() : new Set(shown);
}
