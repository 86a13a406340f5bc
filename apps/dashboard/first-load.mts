import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Scripts that a browser loads before the overview is there, compressed. */
const MOST_KB = 250;

/** Fails a build whose first load has grown too heavy for a weak computer; charts and map are loaded later. */
export function firstLoadLimit(): Plugin {
  return {
    name: 'first-load-limit',
    apply: 'build',
    generateBundle(_, bundle) {
      const seen = new Set<string>();
      const add = (name: string): void => {
        const part = bundle[name];
        if (part?.type !== 'chunk' || seen.has(name)) return;
        seen.add(name);
        for (const next of part.imports) add(next);
      };
      for (const part of Object.values(bundle)) if (part.type === 'chunk' && part.isEntry) add(part.fileName);
      const bytes = [...seen].reduce((sum, name) => {
        const part = bundle[name];
        return part?.type === 'chunk' ? sum + gzipSync(part.code).length : sum;
      }, 0);
      const kilobytes = bytes / 1_024;
      const told = `first load: ${kilobytes.toFixed(1)} of ${MOST_KB} KB of compressed script`;
      if (kilobytes > MOST_KB) this.error(told);
      this.info(told);
    },
  };
}
