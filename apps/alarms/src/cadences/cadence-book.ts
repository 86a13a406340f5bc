import type { CadenceDeclaration } from '#libs/contracts';
import { groupBy } from '#libs/runtime';
import type { Cadences } from './cadences.ports.js';

/** Cadences are declared when devices come and go. */
const REFRESH_EVERY_MS = 60_000;
/** Whoever asks must not wait for an answer that does not come, again and again. */
const PAUSE_MS = 10_000;
const NONE: readonly CadenceDeclaration[] = [];

/** How often devices are expected to send, as the registry last told it. */
export class CadenceBook {
  private declarations: ReadonlyMap<string, readonly CadenceDeclaration[]> = new Map();
  private askAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly cadences: Cadences) {}

  /** Declarations of a device, in the order they were made. */
  of(device: string): readonly CadenceDeclaration[] {
    return this.declarations.get(device) ?? NONE;
  }

  /** Asks again now and then. Throws `AppError`, retryable while the registry is away. */
  async refresh(nowMs: number): Promise<void> {
    if (nowMs < this.askAt) return;
    this.askAt = nowMs + PAUSE_MS;
    this.declarations = groupBy(await this.cadences.read(), ({ device }) => device);
    this.askAt = nowMs + REFRESH_EVERY_MS;
  }
}
