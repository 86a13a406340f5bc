import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InfluxProxy, type InfluxTrouble } from './influx-proxy.js';

describe('proxy before InfluxDB', () => {
  let server: Server;
  let proxy: InfluxProxy;
  let asked = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked++;
      response.end('done');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    proxy = await InfluxProxy.listen();
    proxy.targetPort = (server.address() as AddressInfo).port;
  });

  afterAll(() => {
    proxy.close();
    server.close();
    server.closeAllConnections();
  });

  const ask = (limitMs = 5_000) =>
    fetch(proxy.url, {
      method: 'POST',
      body: 'x'.repeat(1_000),
      signal: AbortSignal.timeout(limitMs),
      headers: { connection: 'close' },
    });

  const timed = async (trouble: InfluxTrouble): Promise<number> => {
    proxy.begin(trouble);
    const begun = performance.now();
    expect(await (await ask()).text()).toBe('done');
    return performance.now() - begun;
  };

  afterEach(() => proxy.heal());

  it('passes everything on when nothing is wrong', async () => {
    expect(await (await ask()).text()).toBe('done');
  });

  it('is late, or slow', async () => {
    expect(await timed({ verb: 'latency', ms: 200 })).toBeGreaterThan(390);
    expect(await timed({ verb: 'slow', bytesPerSecond: 5_000 })).toBeGreaterThan(190);
  });

  it('holds everything until it heals, and loses nothing', async () => {
    proxy.begin({ verb: 'stall' });
    await expect(ask(200)).rejects.toThrow();
    const held = ask();
    setTimeout(() => proxy.heal(), 100);
    expect(await (await held).text()).toBe('done');
  });

  it('cuts connections', async () => {
    proxy.begin({ verb: 'reset' });
    await expect(ask()).rejects.toThrow();
  });

  it.each([500, 503] as const)('answers %i by itself', async status => {
    const before = asked;
    proxy.begin({ verb: 'answer', status });
    expect((await ask()).status).toBe(status);
    expect(asked).toBe(before);
  });

  it('answers writes alone by itself, in whatever pieces they come', async () => {
    proxy.begin({ verb: 'answer', status: 503, to: 'writes' });
    expect(await (await ask()).text()).toBe('done');
    const write = await fetch(`${proxy.url}/write`, { method: 'POST', body: 'x'.repeat(500_000) });
    expect(write.status).toBe(503);
  });

  it('has the work done and forgets the answer', async () => {
    const before = asked;
    proxy.begin({ verb: 'forget' });
    await expect(ask()).rejects.toThrow();
    expect(asked).toBe(before + 1);
  });
});
