/** A page of a list that has cursors. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** All items of a list, read page by page as they are taken. */
export async function* allPages<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item> {
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await read(cursor);
    yield* items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

/** Items that are at hand as a whole. */
export async function* listed<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}
