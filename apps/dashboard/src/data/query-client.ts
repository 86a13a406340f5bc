import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.js';

const STALE_MS = 15_000;

/** What the server refuses it refuses again; a lost answer is asked for once more. */
const isWorthARetry = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof Problem && error.status < 500);

/** Server state. The browser's idea of being online is not asked: the server may stand in the same house. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: isWorthARetry,
        retryDelay: 500,
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
    },
  });
}
