/** Chances that follow from a seed alone: mulberry32, 32 bits of state. */
export class Random {
  constructor(private state: number) {}

  /** 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)] as T;
  }

  shuffle<T>(items: readonly T[]): T[] {
    const mixed = [...items];
    for (let i = mixed.length - 1; i > 0; i--) {
      const other = this.whole(0, i);
      [mixed[i], mixed[other]] = [mixed[other] as T, mixed[i] as T];
    }
    return mixed;
  }
}

/** Deals items one by one, all of them before any again: what is rare by chance still happens. */
export class Deck<T> {
  private left: T[] = [];

  constructor(
    private readonly items: readonly T[],
    private readonly random: Random,
  ) {}

  deal(): T {
    if (this.left.length === 0) this.left = this.random.shuffle(this.items);
    return this.left.pop() as T;
  }
}
