const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/đ/gi, 'd')
    .toLowerCase();

/** Whether all words typed occur in one of the texts; Vietnamese marks may be left out. */
export function matchesText(typed: string, texts: readonly string[]): boolean {
  const where = plain(texts.join(' '));
  return plain(typed)
    .split(/\s+/)
    .every(word => where.includes(word));
}
