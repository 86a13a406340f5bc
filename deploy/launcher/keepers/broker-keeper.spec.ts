import { BrokerKeeper } from './broker-keeper.js';

function keeper() {
  const did: string[] = [];
  const broker = {
    at: 0,
    missing: [] as string[] | undefined,
    isUp: true,
    provision: async () => {
      broker.missing = [];
    },
  };
  const kept = new BrokerKeeper({
    findMissing: async () => {
      if (broker.missing === undefined) throw new Error('silent');
      return broker.missing;
    },
    greets: async () => broker.isUp,
    provision: async () => {
      did.push('provision');
      await broker.provision();
    },
    restart: async () => void did.push('restart'),
    tell: text => did.push(text),
    now: () => broker.at,
  });
  const { signal } = new AbortController();
  const lookAt = async (at: number) => {
    broker.at = at;
    await kept.look(signal);
  };
  return { broker, did, lookAt };
}

describe('keeper of the broker', () => {
  it('does nothing while all is there', async () => {
    const { did, lookAt } = keeper();
    await lookAt(0);
    expect(did).toEqual([]);
  });

  it('creates again what is gone, and says so once', async () => {
    const { broker, did, lookAt } = keeper();
    broker.missing = ['TELEMETRY'];
    await lookAt(0);
    await lookAt(2_000);
    expect(did).toEqual(['the broker has lost TELEMETRY; creating it again', 'provision']);
  });

  it('tries again when it could not, and says each thing once', async () => {
    const { broker, did, lookAt } = keeper();
    broker.missing = ['TELEMETRY'];
    broker.provision = () => Promise.reject(new Error('no room'));
    for (const at of [0, 2_000, 4_000]) await lookAt(at);
    expect(did).toEqual([
      'the broker has lost TELEMETRY; creating it again',
      ...['provision', 'no room', 'provision', 'provision'],
    ]);
  });

  it('ends a broker that takes clients and answers none for long', async () => {
    const { broker, did, lookAt } = keeper();
    broker.missing = undefined;
    for (const at of [0, 5_000, 10_000]) await lookAt(at);
    expect(did).toEqual([]);
    await lookAt(15_000);
    expect(did.at(-1)).toBe('restart');
  });

  it('leaves one alone that is down, paused, or answers in between', async () => {
    const { broker, did, lookAt } = keeper();
    broker.missing = undefined;
    await lookAt(0);
    broker.isUp = false;
    await lookAt(14_000);
    broker.isUp = true;
    await lookAt(20_000);
    broker.missing = [];
    await lookAt(34_000);
    broker.missing = undefined;
    await lookAt(36_000);
    expect(did).toEqual([]);
  });
});
