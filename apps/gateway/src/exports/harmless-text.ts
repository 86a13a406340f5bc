/** What spreadsheets take for the beginning of a formula, in half and in full width. */
const FORMULA = /^[=+\-@|\t\r\n＝＋－＠]/;

/**
 * Text that no spreadsheet takes for a formula (CWE-1236): an apostrophe before what could begin one. For CSV only,
 * where a cell has no type; numbers never come here.
 */
export function harmlessText(text: string): string {
  const visible = text.replaceAll('\0', '');
  return FORMULA.test(visible) ? `'${visible}` : visible;
}
