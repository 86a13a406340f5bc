import { type Commit, subjects } from '#libs/contracts';
import type { CorePublisher } from '#libs/messaging';
import type { SinkGate } from '../sinks/sink.gate.js';
import type { CommitAnnouncer } from './commits.ports.js';

/** Keys named in one commit; a device without sequences has few packs on their way. */
const MOST_KEYS = 500;
/**
 * Publishes commits to the stream COMMITS, behind the groups and without waiting for its acknowledgement: a commit
 * that is lost is published again with the next one, or when its device asks. While it is busy, a newer commit takes the place
 * of a waiting one of the same run: under load devices hear less often, and nothing queues up.
 */
export class NatsCommitPublisher implements CommitAnnouncer {
  private waiting = new Map<string, Commit>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly publisher: CorePublisher,
    private readonly gate: SinkGate,
  ) {}

  announce(commits: readonly Commit[]): void {
    for (const commit of commits) {
      const name = `${commit.device} ${commit.boot}`;
      const before = this.waiting.get(name);
      this.waiting.set(name, before === undefined ? commit : merge(before, commit));
    }
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.size > 0) {
      const batch = [...this.waiting.values()];
      this.waiting = new Map();
      const messages = batch.map(commit => ({
        subject: subjects.commit(commit.zone, commit.device),
        data: Buffer.from(JSON.stringify(commit)),
      }));
      // What the gate lets through only when the process stops or the broker refuses it for good is the
      // device's to ask for.
      await this.gate.run(() => this.publisher.publishAll(messages)).catch(() => undefined);
    }
  }
}

/** An answer to a device's question may be older than a group's commit that was announced before it. */
function merge(before: Commit, commit: Commit): Commit {
  const newer = commit.contiguousSeq >= before.contiguousSeq ? commit : before;
  return { ...newer, keys: [...before.keys, ...commit.keys].slice(-MOST_KEYS) };
}
