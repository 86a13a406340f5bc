import { useCallback } from 'react';
import { formatAge } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { useTicking } from '../lib/use-ticking.js';

/** How long ago something was; it ticks by itself. */
export function AgeSince({ timeMs }: { timeMs: number }) {
  const { language } = useLanguage();
  return useTicking(useCallback((now: number) => formatAge(now - timeMs, language), [timeMs, language]));
}
