import { type HealthReport, healthReportSchema, type ServiceName, subjects } from '#libs/contracts';
import { connectNats, RpcClient } from '#libs/messaging';
import { createLogger } from '#libs/runtime';

/** Asks services how they are. */
export interface ServiceHealth {
  /** The service's own report; undefined when it does not answer. */
  ask(service: ServiceName, timeoutMs?: number): Promise<HealthReport | undefined>;
  close(): Promise<void>;
}

/** Opens the connection over which services are asked. */
export async function openServiceHealth(url: string, password: string): Promise<ServiceHealth> {
  const logger = createLogger({ service: 'launcher', instance: 'launcher', level: 'fatal' });
  const nc = await connectNats({ url, user: 'services', password, name: 'launcher', logger });
  const client = new RpcClient(nc);
  return {
    ask: async (service, timeoutMs = 2_000) => {
      try {
        return await client.request(subjects.rpc(service, 'health'), {}, healthReportSchema, { timeoutMs });
      } catch {
        return undefined;
      }
    },
    close: () => nc.close(),
  };
}
