import { AppError } from '#libs/runtime';
import { TimeSeriesCode } from './timeseries.errors.js';

const IDENTIFIER = /^[a-z][a-z0-9_]*$/;
const TAG_VALUE = /^[A-Za-z0-9_.:-]{1,64}$/;

/** What is known to be right, so that the hot path pays one lookup. Names are few; tag values are bounded. */
const knownIdentifiers = new Set<string>();
const knownTagValues = new Set<string>();
const MOST_KNOWN = 100_000;

/**
 * Passes a measurement, field, database or policy name on; these cannot be bound, so nothing but
 * lower-case letters, digits and `_` gets through.
 *
 * @throws AppError `TIMESERIES.BAD_REQUEST`.
 */
export function identifier(name: string): string {
  return checked(name, IDENTIFIER, knownIdentifiers, 'name');
}

/**
 * Passes a tag value on. A line break in one loses the row, a trailing backslash the whole request.
 *
 * @throws AppError `TIMESERIES.BAD_REQUEST`.
 */
export function tagValue(value: string): string {
  return checked(value, TAG_VALUE, knownTagValues, 'tag value');
}

function checked(text: string, pattern: RegExp, known: Set<string>, what: string): string {
  if (known.has(text)) return text;
  if (!pattern.test(text)) {
    throw new AppError(TimeSeriesCode.BadRequest, `${JSON.stringify(text)} is not a usable ${what}`);
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.add(text);
  return text;
}
