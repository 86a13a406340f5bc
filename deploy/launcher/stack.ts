import { mkdirSync } from 'node:fs';
import { SERVICES, type ServiceName } from '#libs/contracts';
import { childEnvironment, type LauncherConfig } from './config.js';
import { LaunchFailure } from './failure.js';
import type { BrokerView } from './keepers/broker-view.js';
import { keepServers } from './keepers/keep-servers.js';
import type { Crash, ManagedProcess } from './processes/managed-process.js';
import { Supervisor } from './processes/supervisor.js';
import type { Progress } from './progress.js';
import { provision } from './provision.js';
import { loadSecrets } from './secrets.js';
import { preparePostgres } from './servers/prepare-postgres.js';
import { postgresDataDir, serverPlans } from './servers/server-plans.js';
import { influxIsReady, natsIsReady, postgresIsReady } from './servers/server-readiness.js';
import { gatewayAnswers } from './services/gateway-answers.js';
import type { StackSettings } from './services/service-environment.js';
import type { ServiceHealth } from './services/service-health.js';
import { servicePlan } from './services/service-plan.js';
import type { StartArguments } from './start-arguments.js';
import { provideServers } from './tools/servers.js';
import { waitForProcess } from './wait-for-process.js';

/** InfluxDB opens all its shards before it answers. */
const SERVER_LIMIT_MS = 60_000;
const SERVICE_LIMIT_MS = 60_000;

export interface StackOptions {
  readonly config: LauncherConfig;
  readonly start: StartArguments;
  readonly progress: Progress;
  readonly onCrash: (crash: Crash) => void;
  /** Ends the start early. */
  readonly signal: AbortSignal;
}

/** Servers and services of one data folder. */
export class Stack {
  readonly settings: StackSettings;
  private readonly supervisor: Supervisor;
  private readonly inherited = childEnvironment();
  private health: ServiceHealth | undefined;
  private broker: BrokerView | undefined;
  private kept: { readonly nats: ManagedProcess; readonly influx: ManagedProcess } | undefined;

  constructor(private readonly options: StackOptions) {
    const { config, start } = options;
    const { layout } = config;
    for (const folder of [layout.data, layout.logs, layout.run, layout.nats, layout.influx, layout.drop]) {
      mkdirSync(folder, { recursive: true });
    }
    this.settings = { ...config, start, secrets: loadSecrets(layout.secrets) };
    this.supervisor = new Supervisor(layout.state, options.onCrash);
  }

  get url(): string {
    return `http://localhost:${this.settings.ports.http}`;
  }

  /** Starts everything, in the order in which one needs the other. */
  async up(): Promise<ServiceHealth> {
    const { progress } = this.options;
    const programs = await progress.run('Find NATS, InfluxDB and PostgreSQL', () =>
      provideServers(this.settings.layout.tools),
    );
    this.options.signal.throwIfAborted();
    await progress.run('Start the servers', async () => {
      await this.startServers(programs);
      return `NATS ${programs.nats.version}, InfluxDB ${programs.influx.version}, PostgreSQL ${programs.postgres.version}`;
    });
    const { settings, inherited } = this;
    const { signal } = this.options;
    await provision('all', {
      ...{ settings, inherited, signal },
      onStep: ({ label, ms, note }) => progress.done(label, ms, note),
    });
    const health = await this.openHealth();
    await progress.run('Start the services', () => this.startServices(health));
    if (this.kept) this.broker = await keepServers({ ...this.kept, settings, inherited, signal, progress });
    return health;
  }

  /** Stops everything that was started. */
  async down(): Promise<void> {
    await this.health?.close();
    await this.broker?.close();
    await this.supervisor.stop();
  }

  private async startServers(programs: Awaited<ReturnType<typeof provideServers>>): Promise<void> {
    const { ports, secrets } = this.settings;
    const { signal } = this.options;
    const dataDir = postgresDataDir(this.settings);
    await preparePostgres(programs.postgres, dataDir, secrets.postgresAdmin, this.inherited);
    signal.throwIfAborted();
    const [nats, influx, postgres] = serverPlans(programs, this.settings, this.inherited).map(plan =>
      this.supervisor.start(plan),
    );
    if (!nats || !influx || !postgres) throw new LaunchFailure('A server has no plan.');
    this.kept = { nats, influx };
    // The libraries that talk to the services take a while to load: meanwhile.
    void import('./services/service-health.js');
    await Promise.all([
      waitForProcess(nats, () => natsIsReady(ports.nats), SERVER_LIMIT_MS, signal),
      waitForProcess(influx, () => influxIsReady(ports.influx), SERVER_LIMIT_MS, signal),
      waitForProcess(
        postgres,
        () => postgresIsReady(dataDir, postgres.state.process?.pid),
        SERVER_LIMIT_MS,
        signal,
      ),
    ]);
  }

  private async openHealth(): Promise<ServiceHealth> {
    const { ports, secrets } = this.settings;
    const { openServiceHealth } = await import('./services/service-health.js');
    this.health = await openServiceHealth({
      natsPort: ports.nats,
      httpPort: ports.http,
      password: secrets.natsServices,
    });
    return this.health;
  }

  private async startServices(health: ServiceHealth): Promise<void> {
    const { signal } = this.options;
    const wanted = SERVICES.filter(
      service => service !== 'simulator' || this.settings.start.devices === 'simulated',
    );
    const started = wanted.map(service => ({
      service,
      managed: this.supervisor.start(servicePlan(service, this.settings, this.inherited)),
    }));
    const answers = async (service: ServiceName) =>
      service === 'gateway'
        ? gatewayAnswers(this.settings.ports.http)
        : (await health.ask(service, 500)) !== undefined;
    await Promise.all(
      started.map(({ service, managed }) =>
        waitForProcess(managed, () => answers(service), SERVICE_LIMIT_MS, signal),
      ),
    );
  }
}
