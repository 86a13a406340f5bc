import { type HealthReport, healthReportSchema, type ServiceName, subjects } from '#libs/contracts';
import { connectNats, RpcClient } from '#libs/messaging';
import { createLogger } from '#libs/runtime';
import { LOOPBACK } from './service-environment.js';

/** Asks services how they are. */
export interface ServiceHealth {
  /** The service's own report; undefined when it does not answer. */
  ask(service: ServiceName, timeoutMs?: number): Promise<HealthReport | undefined>;
  close(): Promise<void>;
}

/** The gateway answers over HTTP only; its own report is one of those that it gathers. */
async function askGateway(httpPort: number, timeoutMs: number): Promise<HealthReport | undefined> {
  const response = await fetch(`http://${LOOPBACK}:${httpPort}/api/v1/health`, {
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { services } = (await response.json()) as { services: unknown[] };
  return services
    .map(report => healthReportSchema.safeParse(report).data)
    .find(report => report?.service === 'gateway');
}

/** Where the services of a stack are asked. */
export interface ServiceAddress {
  readonly natsPort: number;
  readonly httpPort: number;
  readonly password: string;
}

/** It waits for the slowest of the others, two seconds at most. */
const GATEWAY_EXTRA_MS = 3_000;

/** Opens the connection over which services are asked. */
export async function openServiceHealth({
  natsPort,
  httpPort,
  password,
}: ServiceAddress): Promise<ServiceHealth> {
  const url = `nats://${LOOPBACK}:${natsPort}`;
  const logger = createLogger({ service: 'launcher', instance: 'launcher', level: 'fatal' });
  const nc = await connectNats({ url, user: 'services', password, name: 'launcher', logger });
  const client = new RpcClient(nc);
  return {
    ask: async (service, timeoutMs = 2_000) => {
      try {
        if (service === 'gateway') return await askGateway(httpPort, timeoutMs + GATEWAY_EXTRA_MS);
        return await client.request(subjects.rpc(service, 'health'), {}, healthReportSchema, { timeoutMs });
      } catch {
        return undefined;
      }
    },
    close: () => nc.close(),
  };
}
