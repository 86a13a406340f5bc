import { subjects, type WindowsChanged, windowsChangedSchema } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';

/** Calls when hours were written anew; returns how to stop. What is missed is found when all days are looked at again. */
export function followHours(nats: NatsConnection, onChange: (change: WindowsChanged) => void): () => void {
  const subscription = nats.subscribe(subjects.allWindows, {
    callback: (error, message) => {
      if (error) return;
      const { success, data } = windowsChangedSchema.safeParse(jsonOf(message.string()));
      if (success && data.tier === 'hour') onChange(data);
    },
  });
  return () => subscription.unsubscribe();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
