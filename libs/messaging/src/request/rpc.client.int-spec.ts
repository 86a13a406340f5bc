import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { z } from 'zod';
import { AppError, createHealthController, HealthRegistry, startMicroservice } from '#libs/runtime';
import { eventually, type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { RpcClient } from './rpc.client.js';

jest.setTimeout(30_000);

const sumSchema = z.object({ numbers: z.array(z.number()), unit: z.string().default('kW') });

@Controller()
class SumController {
  @MessagePattern('gz.rpc.v1.sum.add')
  add(@Payload({ schema: sumSchema }) { numbers }: z.infer<typeof sumSchema>): { total: number } {
    return { total: numbers.reduce((sum, value) => sum + value, 0) };
  }

  @MessagePattern('gz.rpc.v1.sum.later')
  async later(): Promise<string> {
    await new Promise(resolve => setTimeout(resolve, 50));
    return 'later';
  }

  @MessagePattern('gz.rpc.v1.sum.nothing')
  nothing(): void {
    return undefined;
  }

  @MessagePattern('gz.rpc.v1.sum.refuse')
  refuse(): never {
    throw new AppError('ZONE.UNKNOWN', 'There is no such zone.', { data: { zone: 'x' } });
  }

  @MessagePattern('gz.rpc.v1.sum.break')
  break(): never {
    throw new TypeError('secret detail');
  }

  @MessagePattern('gz.rpc.v1.sum.sleep')
  async sleep(): Promise<string> {
    await new Promise(resolve => setTimeout(resolve, 1_000));
    return 'slept';
  }
}

const registry = new HealthRegistry({ service: 'sum', instance: 'sum-1', version: '1.2.3' });

@Module({
  controllers: [SumController, createHealthController('sum')],
  providers: [{ provide: HealthRegistry, useValue: registry }],
})
class SumModule {}

let server: NatsServer;
let app: INestMicroservice;
let nc: NatsConnection;
let client: RpcClient;

beforeAll(async () => {
  server = await startNats();
  nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
  client = new RpcClient(nc);
  app = await startMicroservice({
    service: 'sum',
    module: SumModule,
    config: {
      GZ_NATS_URL: server.url,
      GZ_NATS_USER: server.user,
      GZ_NATS_PASSWORD: server.password,
      GZ_INSTANCE: 'sum-1',
    },
    logger: silentLogger(),
    lifetime: 'embedded',
  });
});

afterAll(async () => {
  await app?.close();
  await nc?.close();
  await server?.stop();
});

describe('RpcClient and a Nest microservice', () => {
  it('gets answers, at once, later and none', async () => {
    expect(
      await client.request('gz.rpc.v1.sum.add', { numbers: [1, 2] }, z.object({ total: z.number() })),
    ).toEqual({
      total: 3,
    });
    expect(await client.request('gz.rpc.v1.sum.later', {}, z.string())).toBe('later');
    expect(await client.request('gz.rpc.v1.sum.nothing', null, z.undefined())).toBeUndefined();
  });

  it('gets the code, message and data of a refusal', async () => {
    await expect(client.request('gz.rpc.v1.sum.refuse', {}, z.string())).rejects.toMatchObject({
      code: 'ZONE.UNKNOWN',
      message: 'There is no such zone.',
      data: { zone: 'x' },
      retryable: false,
    });
  });

  it('gets all faults of a request that does not fit its schema', async () => {
    await expect(
      client.request('gz.rpc.v1.sum.add', { numbers: [1, 'a'], unit: 5 }, z.unknown()),
    ).rejects.toMatchObject({
      code: 'REQUEST.INVALID',
      data: {
        faults: [expect.objectContaining({ path: 'numbers.1' }), expect.objectContaining({ path: 'unit' })],
      },
    });
  });

  it('learns nothing of an unexpected failure but that it happened', async () => {
    const failing = client.request('gz.rpc.v1.sum.break', {}, z.string());
    await expect(failing).rejects.toMatchObject({ code: 'INTERNAL.UNEXPECTED' });
    await expect(failing).rejects.not.toThrow(/secret/);
  });

  it('tells a slow service, an absent one and a wrong answer apart', async () => {
    await expect(
      client.request('gz.rpc.v1.sum.sleep', {}, z.string(), { timeoutMs: 100 }),
    ).rejects.toMatchObject({
      code: 'DEPENDENCY.TIMEOUT',
      retryable: true,
    });
    await expect(client.request('gz.rpc.v1.nobody.home', {}, z.string())).rejects.toMatchObject({
      code: 'DEPENDENCY.UNAVAILABLE',
      retryable: true,
    });
    await expect(client.request('gz.rpc.v1.sum.later', {}, z.number())).rejects.toMatchObject({
      code: 'DEPENDENCY.UNAVAILABLE',
      retryable: false,
    });
  });

  it('gets the health of the service', async () => {
    registry.register('store', async () => ({ status: 'degraded', detail: 'slow' }));
    registry.gauge('lag', () => 7);
    expect(await client.request('gz.rpc.v1.sum.health', {}, z.unknown())).toMatchObject({
      service: 'sum',
      status: 'degraded',
      checks: { store: { status: 'degraded', detail: 'slow' } },
      figures: { lag: 7 },
    });
  });

  it('works again after the broker crashed', async () => {
    await server.restart('SIGKILL');
    const answer = await eventually(
      () => client.request('gz.rpc.v1.sum.later', {}, z.string()).catch(() => 'not yet'),
      text => text === 'later',
    );
    expect(answer).toBe('later');
  });
});
