import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { CONSUMERS, STREAMS, subjects } from '#libs/contracts';
import { connectNats, provisionStreams } from '#libs/messaging';
import { eventually, freePort, silentLogger } from '#libs/testing';
import { findProgram } from '../tools/find-program.js';
import { natsConfig } from './nats-config.js';
import { natsIsReady } from './server-readiness.js';

const run = promisify(execFile);
const tools = join(process.env.GZ_TOOLS_DIR ?? '', 'bin');
const ZONE = 'trang-due';
const DEVICE = 'trang-due-power-01';
const SUBJECT = subjects.telemetry(ZONE, DEVICE);

describe('the local broker, for somebody who connects without a name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gz-nats-config-'));
  let server: ChildProcess;
  let url: string;
  let mqttPort: number;
  let anonymous: NatsConnection;
  let services: NatsConnection;
  let refusals: string[];

  beforeAll(async () => {
    const port = await freePort();
    mqttPort = await freePort();
    const config = join(folder, 'nats.conf');
    writeFileSync(
      config,
      natsConfig({
        host: '127.0.0.1',
        port,
        mqttPort,
        storeDir: join(folder, 'store'),
        systemPassword: 'system-secret',
        servicesPassword: 'services-secret',
        devicePassword: 'device-secret',
      }),
    );
    server = spawn(findProgram('nats-server', [tools]) ?? 'nats-server', ['-c', config], { stdio: 'ignore' });
    url = `127.0.0.1:${port}`;
    await eventually(() => natsIsReady(port), Boolean);
    services = await connectNats({
      url: `nats://${url}`,
      user: 'services',
      password: 'services-secret',
      name: 'spec',
      logger: silentLogger(),
    });
    await provisionStreams(services, { streams: STREAMS, consumers: CONSUMERS, buckets: [] });
    anonymous = await connect({ servers: [url] });
    refusals = [];
    void (async () => {
      for await (const status of anonymous.status()) {
        if (status.type === 'error') refusals.push(String(status.error));
      }
    })();
  });

  afterAll(async () => {
    await anonymous?.close();
    await services?.close();
    server?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const stored = async (filter: string): Promise<number> => {
    const manager = await jetstreamManager(services, { checkAPI: false });
    const { state } = await manager.streams.info('TELEMETRY', { subjects_filter: filter });
    return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
  };

  it('stores telemetry and acknowledges it, without any right to the JetStream API', async () => {
    const ack = await jetstream(anonymous).publish(SUBJECT, '[]', { msgID: 'one' });
    expect(ack.stream).toBe('TELEMETRY');
    const again = await jetstream(anonymous).publish(SUBJECT, '[]', { msgID: 'one' });
    expect(again.duplicate).toBe(true);
    expect(await stored(`gz.part.v1.*.${ZONE}.${DEVICE}`)).toBe(1);
  });

  it('stores what comes over MQTT in the same partition', async () => {
    const client = findProgram('mosquitto_pub', [tools]);
    // Debian's client is there wherever `npm test` runs whole; a machine of a developer may lack it.
    if (!client) return;
    await run(client, [
      '-h',
      '127.0.0.1',
      '-p',
      String(mqttPort),
      '-q',
      '1',
      '-t',
      SUBJECT.replaceAll('.', '/'),
      '-m',
      '[]',
    ]);
    await eventually(
      () => stored(`gz.part.v1.*.${ZONE}.${DEVICE}`),
      count => count === 2,
    );
    const manager = await jetstreamManager(services, { checkAPI: false });
    const { state } = await manager.streams.info('TELEMETRY', { subjects_filter: '>' });
    expect(Object.keys(state.subjects ?? {})).toHaveLength(1);
  });

  it('reads commits, asks for one again, and gets answers at its inbox', async () => {
    const commits = anonymous.subscribe(subjects.commit(ZONE, DEVICE), { max: 1 });
    const asked = services.subscribe(subjects.commitQuery(ZONE, DEVICE), { max: 1 });
    await Promise.all([anonymous.flush(), services.flush()]);
    services.publish(subjects.commit(ZONE, DEVICE), 'committed');
    anonymous.publish(subjects.commitQuery(ZONE, DEVICE), '{}');
    for await (const message of commits) expect(message.string()).toBe('committed');
    for await (const message of asked) expect(message.subject).toBe(subjects.commitQuery(ZONE, DEVICE));
  });

  it.each([
    subjects.commit(ZONE, DEVICE),
    subjects.readings(ZONE),
    subjects.deadLetter('malformed', ZONE, DEVICE),
    subjects.score(ZONE),
    subjects.rpc('registry', 'zones'),
    '$JS.API.STREAM.PURGE.TELEMETRY',
    '$JS.API.CONSUMER.CREATE.TELEMETRY',
    '$JS.ACK.TELEMETRY.ingest-p0.1.1.1.1.0',
    '$KV.GZ-LEASES.p0',
    'anything',
  ])('may not publish to %s', async subject => {
    const heard = services.subscribe(subject, { max: 1 });
    let messages = 0;
    heard.callback = () => {
      messages += 1;
    };
    await services.flush();
    refusals.length = 0;
    anonymous.publish(subject, 'forged');
    await anonymous.flush();
    await services.flush();
    expect(messages).toBe(0);
    await eventually(
      () => refusals.join(),
      said => /permissions violation/i.test(said),
    );
    heard.unsubscribe();
  });

  it.each([
    SUBJECT,
    'gz.part.v1.>',
    subjects.allReadings,
    subjects.allDeadLetters,
    subjects.allAlarms,
    'gz.rpc.v1.>',
    '$JS.>',
    '$KV.>',
    '$MQTT.>',
    '$SYS.>',
    '_INBOX_services.>',
    '>',
  ])('may not read %s', async subject => {
    const refused = new Promise<string>(resolve => {
      anonymous.subscribe(subject, { callback: error => resolve(String(error)) });
    });
    expect(await refused).toMatch(/permissions violation/i);
  });

  it('does not hear the answers that services get', async () => {
    const heard: string[] = [];
    anonymous.subscribe('_INBOX.>', { callback: (_, message) => void heard.push(message.string()) });
    await anonymous.flush();
    services.subscribe('gz.rpc.v1.spec.ask', { callback: (_, message) => void message.respond('secret') });
    expect((await services.request('gz.rpc.v1.spec.ask')).string()).toBe('secret');
    await anonymous.flush();
    expect(heard).toEqual([]);
  });

  it('is not let into the system account, and a wrong password not at all', async () => {
    await expect(connect({ servers: [url], user: 'sys', pass: 'wrong' })).rejects.toThrow(/authorization/i);
    await expect(connect({ servers: [url], user: 'services', pass: '' })).rejects.toThrow(/authorization/i);
  });
});
