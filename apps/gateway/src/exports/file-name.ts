const MOST_CHARACTERS = 120;

/** A file name of ASCII letters, digits, dots and hyphens, the same for the same words. */
export function fileName(words: readonly string[], simulated: boolean, ending: string): string {
  const safe = words
    .map(word =>
      word
        .replaceAll('đ', 'd')
        .replaceAll('Đ', 'D')
        .normalize('NFD')
        .replaceAll(/[^\w.-]+/g, '')
        .replaceAll(/^[.-]+|[.-]+$/g, ''),
    )
    .filter(word => word !== '');
  const name = ['greenzone', ...safe].join('_').slice(0, MOST_CHARACTERS);
  return `${name}${simulated ? '_SIMULATED' : ''}.${ending}`;
}

/** A moment as a word of a file name, in UTC: `20261128T0930Z`. */
export function momentWord(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
}
