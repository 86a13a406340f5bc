/** Last row of a page: where the next one begins. */
export interface PagePosition {
  readonly receivedAt: number;
  readonly id: string;
}

/** Opaque text for a client. */
export function encodeCursor({ receivedAt, id }: PagePosition): string {
  return Buffer.from(`${receivedAt}.${id}`).toString('base64url');
}

/** `undefined` when the text is no cursor of ours. */
export function decodeCursor(text: string): PagePosition | undefined {
  const [, receivedAt, id] =
    /^(\d{1,15})\.([\w-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return receivedAt === undefined || id === undefined ? undefined : { receivedAt: Number(receivedAt), id };
}
