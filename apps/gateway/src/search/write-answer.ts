import { JsonPieces } from '../http/json-pieces.js';
import type { SearchAnswer } from './search.schema.js';

type Item = SearchAnswer['operating'][number];
type Judgement = Item['needs'][number];

/** For an answer that is a little longer than the one before. */
const SPARE = 2_048;
let expected = 65_536;

/**
 * Writes an answer as JSON. Scores and figures behind it are most of it, and belong to zones, not to the question:
 * these are written once.
 */
export function writeAnswer({ operating, planned, ...answer }: SearchAnswer): Buffer {
  const pieces = new JsonPieces(expected);
  const writeItems = (items: readonly Item[]) => pieces.list(items, item => writeItem(pieces, item));
  pieces.open(answer).raw('"operating":');
  writeItems(operating).raw(',"planned":');
  const bytes = writeItems(planned).raw('}').bytes();
  expected = bytes.length + SPARE;
  return bytes;
}

function writeItem(pieces: JsonPieces, { needs, matches, met, short, unknown, ...item }: Item): void {
  const zone = (): string => JSON.stringify(item).slice(0, -1);
  // A zone has one score under the weights of the question, and a score belongs to one zone.
  if (item.score === null) pieces.raw(zone());
  else pieces.lasting(item.score, zone);
  pieces
    .raw(`,"matches":${matches},"met":${met},"short":${short},"unknown":${unknown},"needs":`)
    .list(needs, need => writeJudgement(pieces, need))
    .raw('}');
}

/** What a zone offers of a need does not depend on how much of it is asked for, and has a list of figures of its own. */
function writeJudgement(pieces: JsonPieces, judged: Judgement): void {
  const { need, state, required, direction, unit, offered, shortBy, reason, evidence } = judged;
  pieces
    .raw(`{"state":"${state}","required":${required},"shortBy":${shortBy},`)
    .raw(reason === null ? '"reason":null,' : `"reason":"${reason}",`)
    .lasting(evidence, () => JSON.stringify({ need, direction, unit, offered, evidence }).slice(1));
}
