/** Parts of a list in its order, each of `size` items at most. */
export function* chunks<Item>(list: readonly Item[], size: number): Iterable<Item[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
