/** A row of a CSV file, with the line on which it begins, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

const QUOTE = '"';

/**
 * Rows of a CSV text (RFC 4180), one at a time: quoted fields may hold separators, line breaks and doubled quotes.
 * Never throws: a quote that is never closed ends with the text. Blank lines are left out.
 */
export function* csvRows(text: string, separator: ',' | ';'): Generator<CsvRow, void, undefined> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begun = line;
    const fields: string[] = [];
    let isEndOfRow = false;
    while (!isEndOfRow) {
      const field = text[at] === QUOTE ? quotedField(text, at) : plainField(text, at, separator);
      fields.push(field.value);
      line += field.breaks;
      at = field.end;
      if (text[at] === separator) {
        at++;
        continue;
      }
      isEndOfRow = true;
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
      if (at < text.length) {
        at++;
        line++;
      }
    }
    if (fields.length > 1 || fields[0]?.trim() !== '') yield { line: begun, fields };
  }
}

interface Field {
  readonly value: string;
  /** Where the field's text ends. */
  readonly end: number;
  /** Line breaks inside. */
  readonly breaks: number;
}

function plainField(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(from, end), end, breaks: 0 };
}

function quotedField(text: string, from: number): Field {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf(QUOTE, at);
    if (close < 0) return closed(value + text.slice(at), text.length);
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== QUOTE) break;
    value += QUOTE;
    at++;
  }
  // What follows a closing quote belongs to the field, as spreadsheets read it.
  let end = at;
  while (end < text.length && !/[,;\r\n]/.test(text[end] as string)) end++;
  return closed(value + text.slice(at, end), end);
}

function closed(value: string, end: number): Field {
  return { value, end, breaks: value.split('\n').length - 1 };
}
