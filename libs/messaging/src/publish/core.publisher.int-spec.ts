import { silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { CorePublisher } from './core.publisher.js';

describe('CorePublisher', () => {
  let server: Awaited<ReturnType<typeof startNats>>;
  let nc: NatsConnection;
  let publisher: CorePublisher;
  const data = new Uint8Array([1]);

  beforeAll(async () => {
    server = await startNats({ jetstream: true });
    nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
    publisher = new CorePublisher(nc);
  }, 30_000);

  afterAll(async () => {
    await nc?.close();
    await server?.stop();
  }, 30_000);

  it('returns when the broker has the messages, in order', async () => {
    const other = await connectNats({ ...server, name: 'other', logger: silentLogger() });
    const seen: string[] = [];
    other.subscribe('core.*', { callback: (_error, { subject }) => void seen.push(subject) });
    await other.flush();
    const subjects = Array.from({ length: 500 }, (_, i) => `core.${i}`);
    await publisher.publishAll(subjects.map(subject => ({ subject, data })));
    await other.flush();
    expect(seen).toEqual(subjects);
    await other.close();
  });

  it('says that trying again may help when the connection is lost', async () => {
    const publishing = publisher.publishAll([{ subject: 'core.lost', data }]);
    await publishing;
    await server.stop();
    await expect(publisher.publishAll([{ subject: 'core.lost', data }])).rejects.toMatchObject({
      retryable: true,
    });
  }, 20_000);
});
