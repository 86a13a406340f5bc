const BYTE_ORDER_MARK = '\ufeff';

/**
 * Text of a file whose writer did not say how it is encoded: UTF-16 when it begins with its mark, UTF-8 where it
 * can be, else Windows-1252, which older loggers write and which has a meaning for every byte.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return withoutMark(new TextDecoder('utf-16le').decode(bytes));
  try {
    return withoutMark(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
