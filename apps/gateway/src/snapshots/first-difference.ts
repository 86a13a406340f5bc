/** A place in which two JSON values differ. */
export interface Difference {
  path: string;
  /** `undefined` where there is nothing. */
  held: unknown;
  ours: unknown;
}

/** The first place in which two JSON values differ, keys in alphabetical order; `null` when they are equal. */
export function firstDifference(held: unknown, ours: unknown, path = ''): Difference | null {
  if (held === ours) return null;
  if (Array.isArray(held) && Array.isArray(ours)) {
    return firstOf(Math.max(held.length, ours.length), index =>
      firstDifference(held[index], ours[index], `${path}[${index}]`),
    );
  }
  if (isObject(held) && isObject(ours)) {
    const keys = [...new Set([...Object.keys(held), ...Object.keys(ours)])].sort();
    return firstOf(keys.length, index => {
      const key = keys[index] ?? '';
      return firstDifference(ownOf(held, key), ownOf(ours, key), path === '' ? key : `${path}.${key}`);
    });
  }
  return { path, held, ours };
}

function firstOf(count: number, at: (index: number) => Difference | null): Difference | null {
  for (let index = 0; index < count; index++) {
    const found = at(index);
    if (found !== null) return found;
  }
  return null;
}

/** Not what every object inherits, e.g. under the name `__proto__`. */
function ownOf(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
