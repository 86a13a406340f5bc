import { connect as connectSocket } from 'node:net';
import { connect } from '@nats-io/transport-node';
import { Client } from 'pg';
import { startNats } from './start-nats.js';
import { sharedPostgres, stopSharedPostgres } from './shared-postgres.js';

jest.setTimeout(60_000);

describe('startNats', () => {
  it('maps subjects, listens for MQTT and keeps its data over a crash', async () => {
    const server = await startNats({
      mqtt: true,
      mapping: { 'in.*.*': 'part.{{partition(8,1,2)}}.{{wildcard(1)}}.{{wildcard(2)}}' },
    });
    const nc = await connect({ servers: server.url, user: server.user, pass: server.password });
    await nc.request(
      '$JS.API.STREAM.CREATE.P',
      JSON.stringify({ name: 'P', subjects: ['part.>'], storage: 'file' }),
    );
    await nc.request('in.zone.device', 'x');
    const greeting = await new Promise<boolean>(resolve => {
      const socket = connectSocket(server.mqttPort ?? 0, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    expect(greeting).toBe(true);
    await nc.close();
    await server.restart('SIGKILL');
    const again = await connect({ servers: server.url, user: server.user, pass: server.password });
    const info = (await again.request('$JS.API.STREAM.INFO.P')).json<{ state: { messages: number } }>();
    expect(info.state.messages).toBe(1);
    await again.close();
    await server.stop();
  });
});

describe('sharedPostgres', () => {
  afterAll(stopSharedPostgres);

  it('copies a prepared database, each copy on its own', async () => {
    const server = await sharedPostgres();
    expect(await sharedPostgres()).toBe(server);
    const run = async (database: string, text: string): Promise<unknown[]> => {
      const client = new Client({ ...server, database });
      await client.connect();
      const { rows } = await client.query(text);
      await client.end();
      return rows as unknown[];
    };
    const template = await server.createDatabase();
    await run(template.database, 'CREATE TABLE t AS SELECT 1 AS a');
    const [first, second] = [
      await server.createDatabase(template.database),
      await server.createDatabase(template.database),
    ];
    await run(first.database, 'DELETE FROM t');
    expect(await run(first.database, 'SELECT a FROM t')).toEqual([]);
    expect(await run(second.database, 'SELECT a FROM t')).toEqual([{ a: 1 }]);
  });
});
