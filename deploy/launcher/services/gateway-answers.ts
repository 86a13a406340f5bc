import { LOOPBACK } from './service-environment.js';

/** Whether the front door is open: any answer of the health address counts, since it may report a part that is down. */
export async function gatewayAnswers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${LOOPBACK}:${port}/api/v1/health`, {
      signal: AbortSignal.timeout(2_000),
    });
    return response.status === 200 || response.status === 503;
  } catch {
    return false;
  }
}
