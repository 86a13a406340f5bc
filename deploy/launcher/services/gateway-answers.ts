import { LOOPBACK } from './service-environment.js';

/** Whether the front door is open; how the parts behind it are, each of them is asked itself. */
export async function gatewayAnswers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${LOOPBACK}:${port}/api/v1/health/live`, {
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}
