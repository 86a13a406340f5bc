/** Last row of a page that is ordered by time and id: where the next one begins. */
export interface PagePosition {
  /** Unix ms. */
  readonly at: number;
  /** At most 64 letters, digits, `-` and `_`. */
  readonly id: string;
}

/** Opaque text for a client. */
export function encodeCursor({ at, id }: PagePosition): string {
  return Buffer.from(`${at}.${id}`).toString('base64url');
}

/** `undefined` when the text is no cursor of ours. */
export function decodeCursor(text: string): PagePosition | undefined {
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
