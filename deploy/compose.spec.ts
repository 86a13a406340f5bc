import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CONSUMERS, SERVICES, type ServiceName, subjects } from '#libs/contracts';
import { influxEnvironment, natsEnvironment, postgresEnvironment, serviceEnvironment } from '#libs/runtime';
import { influxConfig } from './launcher/servers/influx-config.js';
import { DEVICE_PERMISSIONS } from './launcher/servers/nats-config.js';

// There is no Docker engine here: this holds the files to what can be read out of them.

interface ComposeService {
  readonly image?: string;
  readonly build?: { dockerfile: string; target: string; args?: { APP?: string } };
  readonly environment?: Record<string, string>;
  readonly depends_on?: Record<string, { condition: string }>;
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
}

const read = (file: string): string => readFileSync(file, 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, null>;
};
const { services } = compose;
const service = (name: string): ComposeService => services[name] ?? {};

const SHARED: Record<string, object> = {
  natsEnvironment,
  influxEnvironment,
  postgresEnvironment,
  serviceEnvironment,
};

/** Variables without which a service does not start, read out of the text of its configuration. */
function requiredVariables(name: ServiceName): string[] {
  const text = read(`apps/${name}/src/config.ts`);
  const spread = [...text.matchAll(/\.\.\.(\w+Environment)/g)].flatMap(([, group]) =>
    Object.entries(SHARED[group ?? ''] ?? {})
      .filter(
        ([, schema]) =>
          !(schema as { safeParse(v: unknown): { success: boolean } }).safeParse(undefined).success,
      )
      .map(([variable]) => variable),
  );
  const own = text
    .split(/(?=\bGZ_[A-Z_]+:)/)
    .slice(1)
    .filter(part => !/\.(default|optional)\(/.test(part))
    .map(part => /^GZ_[A-Z_]+/.exec(part)?.[0] ?? '');
  return [...spread, ...own];
}

describe('docker-compose.yml', () => {
  it('runs every service, the three servers, and the provisioning job', () => {
    expect(Object.keys(services).sort()).toEqual(
      [...SERVICES, 'nats', 'influxdb', 'postgres', 'provision'].sort(),
    );
  });

  it.each(SERVICES.filter(name => existsSync(`apps/${name}/src/config.ts`)))(
    'gives %s every variable that it cannot start without',
    name => {
      const given = Object.keys(service(name).environment ?? {});
      const required = requiredVariables(name);
      expect(required.length).toBeGreaterThan(3);
      expect(given).toEqual(expect.arrayContaining(required));
    },
  );

  it('pins every image to a full version', () => {
    const images = Object.values(services).flatMap(({ image }) => image ?? []);
    expect(images).toHaveLength(3);
    for (const image of images) expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
    expect(read('deploy/Dockerfile')).toMatch(/^ARG NODE_IMAGE=node:24\.\d+\.\d+-[a-z-]+$/m);
  });

  it('starts a service only after the databases were prepared, and that after the servers are healthy', () => {
    for (const name of SERVICES) {
      expect(service(name).depends_on).toEqual({
        provision: { condition: 'service_completed_successfully' },
      });
    }
    expect(service('provision').depends_on).toEqual({
      nats: { condition: 'service_healthy' },
      influxdb: { condition: 'service_healthy' },
      postgres: { condition: 'service_healthy' },
    });
    for (const name of ['nats', 'influxdb', 'postgres']) expect(service(name).healthcheck).toBeDefined();
  });

  it('builds each service from the one Dockerfile by its name', () => {
    const stages = [...read('deploy/Dockerfile').matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, stage]) => stage);
    for (const name of SERVICES) {
      expect(service(name).build).toMatchObject({
        dockerfile: 'deploy/Dockerfile',
        target: 'service',
        args: { APP: name },
      });
    }
    expect(stages).toEqual(expect.arrayContaining(['service', 'provision']));
    expect(stages.at(-1)).toBe('service');
  });

  it('publishes ports on the loopback interface only, and none of the databases', () => {
    const published = Object.values(services).flatMap(({ ports }) => ports ?? []);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(service('influxdb').ports).toBeUndefined();
    expect(service('postgres').ports).toBeUndefined();
    expect(service('gateway').ports).toHaveLength(1);
  });

  it('takes every secret from outside, each named in the example', () => {
    const example = read('deploy/compose/env.example');
    const variables = Object.values(services).flatMap(({ environment }) => Object.entries(environment ?? {}));
    const secrets = variables.filter(([name]) => /PASSWORD|_KEY$/.test(name));
    expect(secrets.length).toBeGreaterThan(10);
    for (const [, value] of secrets) {
      const [, name] = /^\$\{(\w+):[?-]/.exec(value) ?? [];
      expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
    }
  });

  it('mounts files that exist and volumes that are declared', () => {
    const mounts = Object.values(services).flatMap(({ volumes }) => volumes ?? []);
    for (const mount of mounts) {
      const [source = ''] = mount.split(':');
      if (source.startsWith('./')) expect(existsSync(source)).toBe(true);
      else expect(compose.volumes).toHaveProperty(source);
    }
  });
});

describe('configuration of the servers in containers', () => {
  const nats = read('deploy/compose/nats.conf');

  it('lets no device in without a name, and gives it the rights of the local one', () => {
    expect(nats).not.toMatch(/^\s*(no_auth_user|authorization)\b/m);
    const list = (subjectsOfList: readonly string[]) => `[${subjectsOfList.map(s => `"${s}"`).join(', ')}]`;
    expect(nats).toContain(`publish: { allow: ${list(DEVICE_PERMISSIONS.publish)} }`);
    expect(nats).toContain(`subscribe: { allow: ${list(DEVICE_PERMISSIONS.subscribe)} }`);
  });

  it('acknowledges only what is on the disk', () => {
    expect(nats).toMatch(/^\s*sync_interval: always$/m);
    expect(read('deploy/compose/influxdb.conf')).toMatch(/^\s*wal-fsync-delay = "0s"$/m);
  });

  it('maps to as many partitions as have a consumer', () => {
    const partitions = CONSUMERS.filter(({ stream }) => stream === 'TELEMETRY').length;
    expect(nats).toContain(
      `"${subjects.telemetry('*', '*')}": "gz.part.v1.{{partition(${partitions},1,2)}}.`,
    );
  });

  it('gives InfluxDB the limits of the local one', () => {
    const limits = (text: string) =>
      [...text.matchAll(/^\s*((?:max|query|write|enqueued|log-queries)[a-z-]*) = (.*)$/gm)]
        .map(([, name, value]) => `${name}=${value}`)
        .filter(
          line => !/^(max-concurrent-compactions|max-series|max-values|write-tracing|query-log)/.test(line),
        );
    const local = influxConfig({ host: '127.0.0.1', port: 1, dataDir: '/x' });
    expect(limits(read('deploy/compose/influxdb.conf'))).toEqual(limits(local));
    expect(limits(local).length).toBeGreaterThan(8);
  });
});
