import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What stands between services and InfluxDB: late or slow bytes, silence, cut connections, an error instead of an
 * answer, or (`forget`) the answer lost after the work was done.
 */
export type InfluxTrouble =
  | { readonly verb: 'latency'; readonly ms: number }
  | { readonly verb: 'slow'; readonly bytesPerSecond: number }
  | { readonly verb: 'stall' }
  | { readonly verb: 'reset' }
  | { readonly verb: 'answer'; readonly status: 500 | 503; readonly to?: 'writes' }
  | { readonly verb: 'forget' };

/** A request has come in when nothing more of it came for this long. */
const REQUEST_PAUSE_MS = 50;
const REASONS = { 500: 'Internal Server Error', 503: 'Service Unavailable' } as const;

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** A TCP proxy before InfluxDB that can be made to misbehave. */
export class InfluxProxy {
  private trouble: InfluxTrouble | undefined;
  private cleared: Promise<void> = Promise.resolve();
  private clear: () => void = () => undefined;
  private readonly clients = new Set<Socket>();
  /** Port of InfluxDB; known only after its stack was put together. */
  targetPort = 0;

  private constructor(private readonly server: Server) {
    server.on('connection', client => this.serve(client));
  }

  static listen(): Promise<InfluxProxy> {
    const server = createServer({ allowHalfOpen: true });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(new InfluxProxy(server)));
    });
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** Makes trouble until {@link heal}. */
  begin(trouble: InfluxTrouble): void {
    this.heal();
    this.cleared = new Promise(resolve => {
      this.clear = resolve;
    });
    this.trouble = trouble;
    if (trouble.verb === 'reset') for (const client of this.clients) cut(client);
  }

  heal(): void {
    this.trouble = undefined;
    this.clear();
  }

  close(): void {
    this.heal();
    for (const client of this.clients) client.destroy();
    this.server.close();
  }

  private serve(client: Socket): void {
    if (this.trouble?.verb === 'reset') {
      cut(client);
      return;
    }
    const server = connect({ port: this.targetPort, host: '127.0.0.1', allowHalfOpen: true });
    this.clients.add(client);
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end);
    client.on('close', () => {
      this.clients.delete(client);
      end();
    });
    const toServer = this.inOrder(server);
    const toClient = this.inOrder(client);
    let answer: NodeJS.Timeout | undefined;
    client.on('data', bytes => {
      const { trouble } = this;
      // Of a long request only the first piece tells what it is.
      const isMeant = answer !== undefined || isWrite(bytes);
      if (trouble?.verb === 'answer' && (isMeant || trouble.to === undefined)) {
        clearTimeout(answer);
        answer = setTimeout(() => client.end(answerOf(trouble.status)), REQUEST_PAUSE_MS);
      } else toServer.write(bytes);
    });
    server.on('data', bytes => {
      if (this.trouble?.verb === 'forget') cut(client);
      else toClient.write(bytes);
    });
    client.on('end', toServer.end);
    server.on('end', toClient.end);
  }

  /** Passes pieces, and then the end, on in the order in which they came, however long each is held. */
  private inOrder(to: Socket): { write: (bytes: Buffer) => void; end: () => void } {
    let last = Promise.resolve();
    const next = (bytes: number, pass: () => void): void => {
      last = last
        .then(() => this.hold(bytes))
        .then(() => {
          if (!to.destroyed) pass();
        });
    };
    return {
      write: bytes => next(bytes.length, () => to.write(bytes)),
      end: () => next(0, () => to.end()),
    };
  }

  private async hold(bytes: number): Promise<void> {
    const { trouble, cleared } = this;
    if (trouble?.verb === 'stall') await cleared;
    if (trouble?.verb === 'latency') await Promise.race([pause(trouble.ms), cleared]);
    if (trouble?.verb === 'slow') {
      await Promise.race([pause((bytes / trouble.bytesPerSecond) * 1_000), cleared]);
    }
  }
}

/** Cuts a connection off. One that is closing by itself cannot be reset: Node would keep its handle for good. */
function cut(socket: Socket): void {
  if (socket.destroyed || socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

const isWrite = (bytes: Buffer): boolean => bytes.subarray(0, 11).toString('latin1') === 'POST /write';

function answerOf(status: 500 | 503): string {
  const body = '{"error":"made up by a test"}';
  return (
    `HTTP/1.1 ${status} ${REASONS[status]}\r\ncontent-type: application/json\r\n` +
    `content-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`
  );
}
