import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const bodySchema = z.looseObject({
  type: z.string(),
  id: z.string(),
  notices: z.array(z.looseObject({ event: z.string() })),
});

/** A call as it arrived. */
export interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly body: z.infer<typeof bodySchema>;
}

/** What the receiver does with a call. */
export type Behaviour = (response: ServerResponse) => void;

/** Says a status and nothing else. */
export const say =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  response =>
    void response.writeHead(status, headers).end();

/** A receiver of webhooks that fails as told. */
export class HookReceiver {
  readonly calls: Call[] = [];
  /** The first is done next; after the last one calls are taken. */
  next: Behaviour[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<HookReceiver> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const raw = Buffer.concat(parts).toString();
        receiver.calls.push({ headers: request.headers, raw, body: bodySchema.parse(JSON.parse(raw)) });
        (receiver.next.shift() ?? say(204))(response);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const receiver = new HookReceiver(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    );
    return receiver;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
