import {
  type Commit,
  commitSchema,
  type DeadLetter,
  DeadLetterReason,
  deadLetterHeaders,
  subjects,
} from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import type { PackIdentity } from './pack-identity.js';

/** What became of a pack while we waited. */
export type Outcome =
  | { readonly state: 'committed' }
  | { readonly state: 'rejected'; readonly reason: DeadLetter['reason']; readonly detail: string }
  | { readonly state: 'pending' };

const REASONS = new Set<string>(Object.values(DeadLetterReason));

/** Whether a commit covers a pack. */
export function covers(commit: Commit, { key, boot, seq }: PackIdentity): boolean {
  if (boot === null || seq === null) return commit.keys.includes(key);
  if (commit.boot !== boot) return false;
  if (seq <= commit.contiguousSeq) return true;
  const newestGap = commit.missing.at(-1);
  // Above every gap nothing is known to be stored; between gaps it is.
  return (
    newestGap !== undefined &&
    seq < newestGap[0] &&
    !commit.missing.some(([first, last]) => seq >= first && seq <= last)
  );
}

/** Watches one device's commits and dead letters from before the publication on. */
export class CommitWaiter {
  constructor(private readonly nc: NatsConnection) {}

  /**
   * Publishes by `publish` and waits for the outcome.
   *
   * @param timeoutMs after this the outcome is `pending`: the pack is safe in the stream and will be handled.
   */
  async publishAndWait(
    zone: string,
    device: string,
    identity: PackIdentity,
    publish: () => Promise<unknown>,
    timeoutMs: number,
  ): Promise<Outcome> {
    const commits = this.nc.subscribe(subjects.commit(zone, device));
    const letters = this.nc.subscribe(subjects.deadLettersOfDevice(zone, device));
    let timer: NodeJS.Timeout | undefined;
    try {
      await this.nc.flush();
      const rejected = this.rejection(letters, identity);
      const committed = this.commitment(commits, identity);
      await publish();
      // ingest writes the dead letter first and the commit last: when the commit is here, a rejection is too.
      const outcome = Promise.race([rejected, committed.then(() => settled(rejected))]);
      const late = new Promise<Outcome>(resolve => {
        timer = setTimeout(() => resolve({ state: 'pending' }), timeoutMs);
      });
      return await Promise.race([outcome, late]);
    } finally {
      clearTimeout(timer);
      commits.unsubscribe();
      letters.unsubscribe();
    }
  }

  private async commitment(
    messages: AsyncIterable<{ json(): unknown }>,
    identity: PackIdentity,
  ): Promise<void> {
    for await (const message of messages) {
      const parsed = commitSchema.safeParse(message.json());
      if (parsed.success && covers(parsed.data, identity)) return;
    }
    return new Promise(() => {});
  }

  private async rejection(
    messages: AsyncIterable<{ headers?: { get(name: string): string } | undefined }>,
    { key }: PackIdentity,
  ): Promise<Outcome> {
    for await (const { headers } of messages) {
      if (!headers || headers.get(deadLetterHeaders.key) !== key) continue;
      const reason = headers.get(deadLetterHeaders.reason);
      if (REASONS.has(reason))
        return {
          state: 'rejected',
          reason: reason as DeadLetter['reason'],
          detail: headers.get(deadLetterHeaders.detail),
        };
    }
    return new Promise(() => {});
  }
}

/** The rejection if it is already there, else `committed`. */
function settled(rejected: Promise<Outcome>): Promise<Outcome> {
  return Promise.race([
    rejected,
    new Promise<Outcome>(resolve => setImmediate(() => resolve({ state: 'committed' }))),
  ]);
}
