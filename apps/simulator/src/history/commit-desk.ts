import type { Commit } from '#libs/contracts';
import type { DeviceBroker } from '../delivery/delivery.ports.js';
import type { CommitDesk } from './history.ports.js';

/** Long enough for an ingest that is busy; then the packs are simply sent again, which changes nothing. */
const WAIT_MS = 3_000;

/** Asks for commits over the broker, as a device does. */
export class BrokerCommitDesk implements CommitDesk {
  private readonly open = new Map<string, (seq: number) => void>();

  constructor(
    private readonly broker: DeviceBroker,
    private readonly pause: (ms: number) => Promise<void>,
  ) {
    broker.onCommit(commit => this.accept(commit));
  }

  async storedSeq(zone: string, device: string, boot: number): Promise<number> {
    const key = `${device}:${boot}`;
    const answer = new Promise<number>(resolve => {
      this.open.set(key, resolve);
    });
    this.broker.askCommit(zone, device, boot);
    const stored = await Promise.race([answer, this.pause(WAIT_MS).then(() => 0)]);
    this.open.delete(key);
    return stored;
  }

  private accept({ device, boot, contiguousSeq }: Commit): void {
    this.open.get(`${device}:${boot}`)?.(contiguousSeq);
  }
}
