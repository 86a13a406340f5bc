import type { Fleet } from './publisher/fleet.js';
import { pause, type World } from './world.js';

const LOOK_EVERY_MS = 250;

/** Waits until the stack says that all is well and every device hears of new commits; ms, or undefined after the limit. */
export async function recover({ stack }: World, fleet: Fleet, limitMs: number): Promise<number | undefined> {
  const begun = performance.now();
  const before = fleet.devices.map(({ committed }) => committed.size);
  for (;;) {
    const isCommitting = fleet.devices.every(({ committed }, i) => committed.size > (before[i] ?? 0));
    if (isCommitting && (await isWell(stack))) return performance.now() - begun;
    if (performance.now() - begun > limitMs) return undefined;
    await pause(LOOK_EVERY_MS);
  }
}

/** What is not well, for people. */
export async function describeTrouble({ stack }: World, fleet: Fleet): Promise<string> {
  const health = await stack
    .get<{ status: string; services: Array<{ service: string; status: string; checks: unknown }> }>(
      '/api/v1/health',
    )
    .catch((error: unknown) => String(error));
  const waiting = fleet.devices.map(({ name, uncommitted }) => `${name.id} ${uncommitted}`).join(', ');
  const services =
    typeof health === 'string'
      ? health
      : health.services
          .filter(({ status }) => status !== 'up')
          .map(({ service, checks }) => `${service} ${JSON.stringify(checks)}`)
          .join('; ');
  return `uncommitted: ${waiting}; not up: ${services || 'none'}`;
}

async function isWell(stack: World['stack']): Promise<boolean> {
  return stack.get<{ status: string }>('/api/v1/health').then(
    ({ status }) => status === 'up',
    () => false,
  );
}
