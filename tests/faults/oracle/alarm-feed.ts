import { z } from 'zod';
import { pause } from '../world.js';
import type { HeardAlarms } from './alarms.js';

const RECONNECT_MS = 500;
const alarmSchema = z.object({
  ...{ id: z.string(), device: z.string().nullable(), state: z.string(), change: z.string().optional() },
});

/** A viewer of the live feed that comes back with the id of its last event, as browsers do. */
export class AlarmFeed {
  private readonly ending = new AbortController();
  private readonly told = new Set<string>();
  /** The event id of each, in the stream as it is now. */
  private readonly eventIds = new Map<string, number>();
  private lastId: number | undefined;
  private again = 0;
  private isWhole = true;

  private constructor(
    private readonly url: string,
    private readonly device: string,
  ) {}

  /** @param device - of which alarms are noted. */
  static follow(url: string, zone: string, device: string): AlarmFeed {
    const feed = new AlarmFeed(`${url}/api/v1/live?zone=${zone}`, device);
    void feed.run();
    return feed;
  }

  get heard(): HeardAlarms {
    return { told: this.told, again: this.again, isWhole: this.isWhole };
  }

  close(): void {
    this.ending.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await this.listen(signal);
      } catch {
        // The gateway is away.
      }
      await pause(RECONNECT_MS);
    }
  }

  private async listen(signal: AbortSignal): Promise<void> {
    const headers = this.lastId === undefined ? {} : { 'last-event-id': String(this.lastId) };
    const { body } = await fetch(this.url, { headers, signal });
    let text = '';
    for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = (text + piece).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) this.take(frame);
    }
  }

  private take(frame: string): void {
    const fields = new Map(
      frame.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    const [id, event] = [Number(fields.get('id')), fields.get('event')];
    if (!fields.has('id')) return;
    if (event === 'gap') this.isWhole = false;
    if (this.lastId !== undefined && id < this.lastId) {
      // The broker has lost its store and counts from 1 again; what was told before may be told once more.
      this.isWhole = false;
      this.eventIds.clear();
    }
    this.lastId = id;
    if (event === 'alarm') this.hear(id, alarmSchema.parse(JSON.parse(fields.get('data') ?? '')));
  }

  private hear(eventId: number, { id, device, state, change }: z.infer<typeof alarmSchema>): void {
    // What people did, and what explains or corrects it, is told besides.
    if (device !== this.device || (change !== undefined && change !== state)) return;
    const alarm = `${id} ${state}`;
    const known = this.eventIds.get(alarm);
    if (known !== undefined && known !== eventId) this.again++;
    this.eventIds.set(alarm, eventId);
    this.told.add(alarm);
  }
}
