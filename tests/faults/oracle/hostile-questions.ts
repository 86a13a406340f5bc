import { METRIC } from '../../support/readings.js';
import type { ShippedStack } from '../../support/shipped-stack.js';

const SPAN_MS = 60 * 86_400_000;
/** Words that would change the question if anybody built it from text. */
const hostileDevice = (device: string): string => `${device}' OR "device" != '`;
const HOSTILE_CURSOR = Buffer.from("0.x') OR ('a'='a").toString('base64url');

/** Asks what nobody may ask: a question is either refused or answered with nothing. Returns how many were not. */
export async function countHostileAnswers(stack: ShippedStack, device: string): Promise<number> {
  const now = Date.now();
  const span = { from: new Date(now - SPAN_MS).toISOString(), to: new Date(now).toISOString() };
  const series = new URLSearchParams({
    ...{ device: hostileDevice(device), metric: METRIC, step: '1h', ...span },
  });
  const answers = await Promise.all(
    [`series?${series.toString()}`, `alarms?cursor=${HOSTILE_CURSOR}`].map(async question => {
      const response = await fetch(`${stack.url}/api/v1/${question}`);
      const { items, points } = (await response.json()) as { items?: unknown[]; points?: unknown[] };
      return response.status >= 500 || (items ?? points ?? []).length > 0;
    }),
  );
  return answers.filter(isWrong => isWrong).length;
}
