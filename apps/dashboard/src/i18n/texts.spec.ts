import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { vi as overview } from './overview/vi.js';
import { vi as shell } from './shell/vi.js';

type Words = { [key: string]: Words | string };

const src = join(process.cwd(), 'apps/dashboard/src');
const pages = readdirSync(join(src, 'pages')).filter(file => file.endsWith('.page.tsx'));

/** A file's own imports, static and lazy; those of libraries have no words. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(
    ([, to = '']) => {
      const bare = join(dirname(file), to).replace(/\.js$/, '');
      return [`${bare}.tsx`, `${bare}.ts`].filter(path => existsSync(path));
    },
  );
}

function reach(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const next of importsOf(file)) reach(next, seen);
  }
  return seen;
}

function merge(into: Words, from: Words): Words {
  const merged = { ...into };
  for (const [key, value] of Object.entries(from)) {
    const had = merged[key];
    merged[key] = typeof value === 'object' && typeof had === 'object' ? merge(had, value) : value;
  }
  return merged;
}

/** The words at hand once a page is open: those of the first load and what the page brings. */
async function wordsOf(files: Iterable<string>): Promise<Words> {
  let words = merge(shell, overview);
  for (const file of files)
    if (/i18n\/[\w-]+\/vi\.ts$/.test(file)) {
      const part = (await import(file)) as { vi: Words };
      words = merge(words, part.vi);
    }
  return words;
}

const find = (words: Words, path: string[]): Words | string | undefined =>
  path.reduce<Words | string | undefined>((at, key) => (typeof at === 'object' ? at[key] : undefined), words);

/** A whole key holds a text, or a list of them; one that is begun holds more keys. */
const isSaid = (found: Words | string | undefined, isWhole: boolean): boolean =>
  isWhole ? typeof found === 'string' || Array.isArray(found) : typeof found === 'object';

/** Keys that a file writes out, whole or up to the part that it computes. */
function keysIn(file: string): { path: string[]; isWhole: boolean }[] {
  const text = readFileSync(file, 'utf8');
  const whole = [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key = '']) => ({ key, isWhole: true }));
  const begun = [...text.matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g)].map(([, key = '']) => ({
    key,
    isWhole: false,
  }));
  return [...whole, ...begun].map(({ key, isWhole }) => ({ path: key.split('.'), isWhole }));
}

describe('the words of a page', () => {
  it.each(pages)('%s brings every word that it says', async page => {
    const files = [...reach(join(src, 'pages', page)), ...reach(join(src, 'app/layout.tsx'))];
    const words = await wordsOf(files);
    const missing = files.flatMap(file =>
      keysIn(file)
        .filter(({ path, isWhole }) => !isSaid(find(words, path), isWhole))
        .map(({ path }) => `${relative(src, file)}: ${path.join('.')}`),
    );
    expect(missing).toEqual([]);
  });
});
