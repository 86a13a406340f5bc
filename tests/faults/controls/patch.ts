/** A line of the compiled product, and what stands there instead. */
export interface Patch {
  /** Below `dist/`; its source is at the same place, and has the same line. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * Puts something else into a text.
 *
 * @throws Error when the line is not there exactly once, e.g. since the product has changed.
 */
export function patched(text: string, { file, find, replace }: Patch): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`"${find}" is in ${file} ${places} times; the control has to follow it.`);
  return text.replace(find, () => replace);
}
