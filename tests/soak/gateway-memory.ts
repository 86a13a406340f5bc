const LOOK_EVERY_MS = 5_000;

/** What the gateway says about itself: its heap just after a collection, as far as that was seen, and its memory. */
export interface GatewayMemory {
  readonly heapMb: number;
  readonly rssMb: number;
}

/** Reads the gateway's own figures; the least since the last look is what it held without garbage. */
export class GatewayProbe {
  private heaps: number[] = [];
  private rss = Number.NaN;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly url: string) {
    this.timer = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY_MS);
  }

  async memory(): Promise<GatewayMemory> {
    await this.look();
    const heapMb = Math.min(...this.heaps) / 1e6;
    this.heaps = [];
    return { heapMb, rssMb: this.rss / 1e6 };
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const figure = (name: string): number =>
      Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'm').exec(text)?.[1]);
    this.heaps.push(figure('nodejs_heap_size_used_bytes'));
    this.rss = figure('process_resident_memory_bytes');
  }
}
