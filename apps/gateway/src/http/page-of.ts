import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';

/** A page of a list. */
export interface Page<Item> {
  readonly items: Item[];
  /** Key of the page's last item; `null` on the last page. */
  readonly nextCursor: string | null;
}

/** Which page. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * Cuts a page out of a list that is at hand as a whole.
 *
 * @throws AppError `REQUEST.INVALID` when the cursor names no item.
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, cursor }: PageQuery,
): Page<Item> {
  const before = cursor === undefined ? -1 : items.findIndex(item => keyOf(item) === cursor);
  if (cursor !== undefined && before < 0)
    throw new AppError(ErrorCode.Invalid, 'The cursor fits no item any more. Begin again without it.');
  const page = items.slice(before + 1, before + 1 + limit);
  const last = page.at(-1);
  const isLast = before + 1 + page.length >= items.length;
  return { items: page, nextCursor: last === undefined || isLast ? null : keyOf(last) };
}
