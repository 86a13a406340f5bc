import { Agent, get, type IncomingMessage } from 'node:http';

/** Of what was read so far this much is kept, so that a text across two pieces is found. */
const TAIL = 256;

/** Many viewers of the live feed, each looking for one text at a time in what its zone is sent. */
export class Viewers {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  private readonly open: IncomingMessage[] = [];
  /** By zone: what to look for, and since when. */
  private readonly wanted = new Map<string, { readonly text: string; readonly at: number; seen: number }>();
  readonly delays: number[] = [];
  bytes = 0;
  broken = 0;

  constructor(private readonly url: string) {}

  get size(): number {
    return this.open.length;
  }

  /** Connects a viewer of a zone, or of all zones that looks for the texts of one. */
  async add(zone: string, follows: 'all' | 'zone'): Promise<void> {
    const path = follows === 'zone' ? `/api/v1/live?zone=${zone}` : '/api/v1/live';
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${this.url}${path}`, { agent: this.agent }, resolve).on('error', reject);
    });
    if (response.statusCode !== 200) throw new Error(`GET ${path}: ${response.statusCode}`);
    this.open.push(response);
    let tail = '';
    let found: unknown;
    response.setEncoding('latin1');
    response.on('data', (piece: string) => {
      this.bytes += piece.length;
      const probe = this.wanted.get(zone);
      if (probe !== undefined && found !== probe && (tail + piece).includes(probe.text)) {
        found = probe;
        probe.seen += 1;
        this.delays.push(performance.now() - probe.at);
      }
      tail = piece.slice(-TAIL);
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      this.broken += 1;
    });
  }

  /** From now on viewers of a zone look for this. @returns how many had seen what they looked for before. */
  look(zone: string, text: string): number {
    const before = this.wanted.get(zone)?.seen ?? 0;
    this.wanted.set(zone, { text, at: performance.now(), seen: 0 });
    return before;
  }

  close(): void {
    const { broken } = this;
    for (const response of this.open) response.destroy();
    this.agent.destroy();
    this.broken = broken;
  }
}
