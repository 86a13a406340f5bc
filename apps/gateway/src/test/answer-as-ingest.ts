import { createHash } from 'node:crypto';
import { digestKey, ingestRpc, type Receipt, subjects } from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import type { Stack } from './start-stack.js';

/** What came in, as the stand-in for ingest knows it. */
export interface StoredPacks {
  /** Bodies by key; each once, however often it came. */
  readonly bodies: Map<string, string>;
  /** How many came. */
  arrived: number;
  readonly receipts: Map<string, Receipt>;
  /** Stores nothing, as when its own stores are down; what comes waits. */
  goAway(): void;
  comeBack(): void;
}

/** Stores what comes in and commits it, as ingest does with packs without a sequence. */
export async function answerAsIngest(stack: Stack): Promise<StoredPacks> {
  let waiting: Array<() => void> | undefined;
  const stored: StoredPacks = {
    bodies: new Map(),
    arrived: 0,
    receipts: new Map(),
    goAway: () => {
      waiting = [];
    },
    comeBack: () => {
      const held = waiting ?? [];
      waiting = undefined;
      for (const store of held) store();
    },
  };
  answerRpc<{ key: string }>(
    stack.nc,
    ingestRpc.receipt.subject,
    ({ key }) => stored.receipts.get(key) ?? { key, state: 'unknown', deadLetters: [] },
  );
  stack.nc.subscribe('gz.part.v1.>', {
    callback: (_error, message) => {
      stored.arrived++;
      const [zone, device] = message.subject.split('.').slice(4) as [string, string];
      const key = digestKey(device, createHash('sha256').update(message.data).digest('hex'));
      const store = (): void => {
        stored.bodies.set(key, message.string());
        stored.receipts.set(key, { key, state: 'committed', deadLetters: [] });
        const commit = {
          zone,
          device,
          boot: null,
          contiguousSeq: 0,
          missing: [],
          keys: [key],
          at: Date.now(),
        };
        void stack.publish(subjects.commit(zone, device), commit);
      };
      if (waiting === undefined) store();
      else waiting.push(store);
    },
  });
  await stack.nc.flush();
  return stored;
}
