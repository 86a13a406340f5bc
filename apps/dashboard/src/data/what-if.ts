import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type Change = Schemas['Scenario']['changes'][number];
export type WhatIf = Schemas['WhatIf'];

/** A zone's score as it is and as it would be; the answer of before stays while the next is computed. */
export function useWhatIf(zone: string, changes: readonly Change[]) {
  return useQuery({
    queryKey: ['what-if', zone, changes],
    queryFn: () =>
      dataOf(
        client.POST('/api/v1/zones/{code}/what-if', {
          params: { path: { code: zone } },
          body: { changes: [...changes] },
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
