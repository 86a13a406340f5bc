/** An id for what people name: its letters without marks, and a part by chance so that none is taken. */
export function settingId(name: string, chance: string): string {
  const words = name
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  return [...words, chance].join('-').slice(-48).replace(/^-/, '');
}
