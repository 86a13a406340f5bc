import { eventually, type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats } from './connect-nats.js';

jest.setTimeout(30_000);

const logger = silentLogger();
let server: NatsServer;

beforeAll(async () => {
  server = await startNats();
});

afterAll(() => server?.stop());

describe('connectNats', () => {
  it('waits for a broker that starts later', async () => {
    await server.kill();
    const connecting = connectNats({ ...server, name: 'early', logger });
    await new Promise(resolve => setTimeout(resolve, 700));
    await server.restart();
    const nc = await connecting;
    await nc.flush();
    await nc.close();
  });

  it('is refused with a wrong password', async () => {
    await expect(connectNats({ ...server, password: 'x', name: 'wrong', logger })).rejects.toMatchObject({
      code: 'MESSAGING.REFUSED',
      retryable: false,
    });
  });

  it('comes back after outages and tells only of its end', async () => {
    const ends: unknown[] = [];
    const nc = await connectNats({ ...server, name: 'long', logger, onClosed: error => ends.push(error) });
    const isConnected = (): Promise<boolean> =>
      nc.flush().then(
        () => true,
        () => false,
      );
    try {
      for (let turn = 0; turn < 2; turn++) {
        await server.kill();
        await new Promise(resolve => setTimeout(resolve, 2_000));
        await server.restart();
        await eventually(isConnected, Boolean);
      }
      expect(ends).toEqual([]);
    } finally {
      await nc.close();
    }
    await eventually(
      () => ends,
      list => list.length === 1,
    );
    expect(ends).toEqual([undefined]);
  });
});
