import { eventually, type NatsServer, silentLogger, startNats } from '#libs/testing';
import { connectNats, type NatsConnection } from '../connection/connect-nats.js';
import { provisionStreams } from '../provision/provision-streams.js';
import { JetStreamPublisher } from '../publish/jetstream.publisher.js';
import { type FollowOptions, type FollowStart, follow } from './follow.js';

jest.setTimeout(30_000);

let server: NatsServer;
let nc: NatsConnection;
let publisher: JetStreamPublisher;
let counter = 0;
let published = 0;

beforeAll(async () => {
  server = await startNats({ jetstream: true });
  nc = await connectNats({ ...server, name: 'test', logger: silentLogger() });
  publisher = new JetStreamPublisher(nc);
});

afterAll(async () => {
  await nc?.close();
  await server?.stop();
});

async function makeStream(stream = `F${++counter}`): Promise<string> {
  const subjects = [`${stream.toLowerCase()}.>`];
  await provisionStreams(nc, {
    streams: [
      {
        name: stream,
        subjects,
        maxAgeMs: 0,
        maxBytes: 50_000_000,
        discard: 'new',
        duplicateWindowMs: 60_000,
      },
    ],
    consumers: [],
    buckets: [],
  });
  return stream;
}

/** Each with an id of its own: what a killed broker stored without saying so is published again. */
async function publish(stream: string, words: readonly string[]): Promise<void> {
  for (const word of words) {
    const msgId = `word ${++published}`;
    await publisher.publish(`${stream.toLowerCase()}.${word}`, Buffer.from(word), { msgId });
  }
}

/** Collects what a follower gets until stopped. */
function collect(stream: string, from: FollowStart, more: Partial<FollowOptions> = {}) {
  const stop = new AbortController();
  const seen: number[] = [];
  const subjects: string[] = [];
  const running = (async () => {
    const options = {
      subject: `${stream.toLowerCase()}.>`,
      from,
      logger: silentLogger(),
      signal: stop.signal,
    };
    for await (const message of follow(nc, stream, { ...options, ...more })) {
      seen.push(message.streamSequence);
      subjects.push(message.subject);
    }
  })();
  return {
    seen,
    subjects,
    stop: async () => {
      stop.abort();
      await running;
    },
  };
}

describe('follow', () => {
  it('begins where it is told', async () => {
    const stream = await makeStream();
    await publish(stream, ['a', 'b', 'a', 'c', 'b']);
    const first = collect(stream, 'first');
    const third = collect(stream, { sequence: 3 });
    const last = collect(stream, 'last-per-subject');
    const fresh = collect(stream, 'new');
    const filtered = collect(stream, 'first', { subject: `${stream.toLowerCase()}.b` });
    await eventually(
      () => last.seen.length,
      length => length === 3,
    );
    await new Promise(resolve => setTimeout(resolve, 200));
    await publish(stream, ['d']);
    await eventually(() => [first, third, last, fresh].every(({ seen }) => seen.at(-1) === 6), Boolean);
    expect(first.seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(third.seen).toEqual([3, 4, 5, 6]);
    expect(last.seen).toEqual([3, 4, 5, 6]);
    expect(fresh.seen).toEqual([6]);
    expect(filtered.seen).toEqual([2, 5]);
    await Promise.all([first, third, last, fresh, filtered].map(follower => follower.stop()));
  });

  it('hands out a message within a moment of its publication', async () => {
    const stream = await makeStream();
    const follower = collect(stream, 'new');
    await new Promise(resolve => setTimeout(resolve, 200));
    await publish(stream, ['a']);
    await eventually(
      () => follower.seen.length,
      length => length === 1,
      2_000,
    );
    await follower.stop();
  });

  it('gives each follower every message in order across crashes of the broker', async () => {
    const stream = await makeStream();
    const followers = [collect(stream, 'new'), collect(stream, 'first')];
    await new Promise(resolve => setTimeout(resolve, 200));
    for (let turn = 0; turn < 2; turn++) {
      await publish(
        stream,
        Array.from({ length: 300 }, (_, index) => `w${index}`),
      );
      await server.restart('SIGKILL');
    }
    await publish(stream, ['last']);
    await eventually(
      () => followers.map(({ seen }) => seen.length),
      lengths => lengths.every(n => n === 601),
    );
    for (const { seen } of followers)
      expect(seen).toEqual(Array.from({ length: 601 }, (_, index) => index + 1));
    await Promise.all(followers.map(follower => follower.stop()));
  });

  it('tells of messages that were dropped unread and of a stream made anew', async () => {
    const stream = await makeStream();
    await publish(stream, ['a', 'b', 'c', 'd']);
    await nc.request(`$JS.API.STREAM.PURGE.${stream}`, JSON.stringify({ seq: 4 }), { timeout: 10_000 });
    const gaps: unknown[] = [];
    const follower = collect(stream, { sequence: 2 }, { onGap: gap => gaps.push(gap) });
    await eventually(
      () => follower.seen,
      seen => seen.length === 1,
    );
    expect(follower.seen).toEqual([4]);
    expect(gaps).toEqual([{ expected: 2, first: 4 }]);
    await nc.request(`$JS.API.STREAM.DELETE.${stream}`, '', { timeout: 10_000 });
    await makeStream(stream);
    await publish(stream, ['new']);
    await eventually(
      () => follower.seen,
      seen => seen.length === 2,
      20_000,
    );
    expect(follower.seen).toEqual([4, 1]);
    expect(gaps).toHaveLength(2);
    await follower.stop();
  });

  it('says that the stream is missing', async () => {
    const reading = follow(nc, 'NONE', { subject: 'none.>', from: 'new', logger: silentLogger() });
    await expect(reading.next()).rejects.toMatchObject({ code: 'MESSAGING.STREAM_MISSING' });
  });
});
