import { Inject, Injectable } from '@nestjs/common';
import { type HealthReport, SERVICES } from '#libs/contracts';
import { durabilityOf } from './durability.js';
import { type Dependency, DEPENDENCIES, SERVICE_REPORTS, type ServiceReports } from './health.ports.js';

/** State of the whole, its services and the servers it stands on. */
export interface SystemHealth {
  readonly status: HealthReport['status'];
  /** What the broker's acknowledgement survives. */
  readonly durability: ReturnType<typeof durabilityOf>;
  readonly services: HealthReport[];
  readonly dependencies: DependencyHealth[];
}

/** State of one server. */
export interface DependencyHealth {
  readonly name: string;
  readonly status: 'down' | 'up';
  /** `null` while it is down. */
  readonly version: string | null;
  readonly latencyMs: number;
  readonly detail?: string;
}

/** The simulator is a stand-in for devices: without it Greenzone is well. */
const OPTIONAL = new Set(['simulator']);
/** A server that does not answer within this time counts as down, in milliseconds. */
const ANSWER_LIMIT_MS = 1_500;

/** Asks everything at once how it is. */
@Injectable()
export class HealthService {
  constructor(
    @Inject(SERVICE_REPORTS) private readonly reports: ServiceReports,
    @Inject(DEPENDENCIES) private readonly dependencies: readonly Dependency[],
  ) {}

  /** Never rejects. */
  async report(): Promise<SystemHealth> {
    const [services, dependencies] = await Promise.all([
      Promise.all(SERVICES.map(async service => (await this.reports.ask(service)) ?? silent(service))),
      Promise.all(this.dependencies.map(askDependency)),
    ]);
    const broker = dependencies.find(({ name }) => name === 'nats');
    return {
      status: overall(services, dependencies),
      durability: durabilityOf(broker?.version ?? ''),
      services,
      dependencies,
    };
  }
}

/** Down: nothing of use can be answered. Degraded: a part is missing or late. */
function overall(services: readonly HealthReport[], dependencies: readonly DependencyHealth[]) {
  const needed = services.filter(({ service }) => !OPTIONAL.has(service));
  const states = [...needed, ...dependencies].map(({ status }) => status);
  const isUp = (name: string): boolean =>
    dependencies.some(item => item.name === name && item.status === 'up');
  if (!isUp('nats') && !isUp('influxdb')) return 'down';
  return states.every(status => status === 'up') ? 'up' : 'degraded';
}

async function askDependency(server: Dependency): Promise<DependencyHealth> {
  const { name } = server;
  const begun = performance.now();
  const latencyMs = (): number => Math.round(performance.now() - begun);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const error = new Error(`no answer within ${ANSWER_LIMIT_MS} ms`);
    timer = setTimeout(() => reject(error), ANSWER_LIMIT_MS);
  });
  try {
    return {
      name,
      status: 'up',
      version: await Promise.race([server.version(), limit]),
      latencyMs: latencyMs(),
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { name, status: 'down', version: null, latencyMs: latencyMs(), detail };
  } finally {
    clearTimeout(timer);
  }
}

function silent(service: string): HealthReport {
  return {
    service,
    instance: service,
    version: '',
    status: 'down',
    startedAt: 0,
    uptimeSeconds: 0,
    checks: { answer: { status: 'down', detail: 'does not answer' } },
    figures: {},
  };
}
