import { JsonPieces } from '../http/json-pieces.js';
import type { SearchAnswer } from './search.schema.js';

type Item = SearchAnswer['operating'][number];

/**
 * Writes an answer as JSON. Figures behind it are most of it, and belong to zones, not to the question: these are
 * written once.
 */
export function writeAnswer({ operating, planned, ...answer }: SearchAnswer): Buffer {
  const pieces = new JsonPieces();
  const writeItems = (items: readonly Item[]) => pieces.list(items, item => writeItem(pieces, item));
  pieces.open(answer).raw('"operating":');
  writeItems(operating).raw(',"planned":');
  return writeItems(planned).raw('}').bytes();
}

function writeItem(pieces: JsonPieces, { needs, ...item }: Item): void {
  pieces
    .open(item)
    .raw('"needs":')
    .list(needs, ({ evidence, ...judged }) =>
      pieces.open(judged).raw('"evidence":').lasting(evidence).raw('}'),
    )
    .raw('}');
}
