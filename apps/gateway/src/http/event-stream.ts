import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#libs/runtime';

const HEARTBEAT_MS = 15_000;
/** Bytes a viewer's connection may owe before it gets no more for now. */
const MAX_OWED_BYTES = 256 * 1024;
/** A viewer that takes nothing for so long is let go; it resumes by its last id. */
const STALLED_MS = 30_000;

/** One server-sent event; those with an id can be resumed from. */
export interface EventFrame {
  readonly event: string;
  readonly id?: number;
  readonly data: unknown;
}

/** Server-sent events to one viewer. */
export interface EventStream {
  /** Whether the viewer's connection can take more now. */
  isReady(): boolean;
  readonly isClosed: boolean;
  send(frames: readonly EventFrame[]): void;
  end(): void;
  /** Called once, when the connection is gone. */
  onClose(listener: () => void): void;
}

/** Begins an event stream as the answer of a request, and keeps it alive: `alive` says our time, every 15 s. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply, clock: Clock): EventStream {
  const headers = reply.getHeaders();
  reply.hijack();
  const stream = reply.raw;
  stream.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  // An event, not a comment: browsers keep comments to themselves.
  const beat = () => stream.write(frameText({ event: 'alive', data: { now: clock.now() } }));
  const heartbeat = setInterval(beat, HEARTBEAT_MS);
  const listeners: (() => void)[] = [];
  let isClosed = false;
  const leave = (): void => {
    if (isClosed) return;
    isClosed = true;
    clearInterval(heartbeat);
    for (const listener of listeners) listener();
  };
  stream.once('close', leave);
  stream.once('error', leave);
  stream.write('retry: 2000\n\n');
  beat();
  if (request.raw.destroyed) leave();
  let stalledSince: number | null = null;
  return {
    isReady: () => {
      const isReady = stream.writableLength <= MAX_OWED_BYTES;
      if (isReady) stalledSince = null;
      else stalledSince ??= performance.now();
      if (stalledSince !== null && performance.now() - stalledSince > STALLED_MS) stream.destroy();
      return isReady;
    },
    get isClosed() {
      return isClosed;
    },
    send: frames => void stream.write(bytesOf(frames)),
    end: () => void stream.end(),
    onClose: listener => void listeners.push(listener),
  };
}

/** Frames that many viewers get are written down once. */
const written = new WeakMap<readonly EventFrame[], Buffer>();

function bytesOf(frames: readonly EventFrame[]): Buffer {
  const bytes = written.get(frames) ?? Buffer.from(frames.map(frameText).join(''));
  written.set(frames, bytes);
  return bytes;
}

function frameText({ event, id, data }: EventFrame): string {
  const line = id === undefined ? '' : `id: ${id}\n`;
  return `${line}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
