import { type ReactNode, useCallback, useState } from 'react';

/** Says to a screen reader what has just happened; the same words twice are said twice. */
export function useAnnouncer(): { say: (text: string) => void; announcer: ReactNode } {
  const [said, setSaid] = useState({ text: '', count: 0 });
  const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
  return {
    say,
    announcer: (
      <p className="said" role="status">
        <span key={said.count}>{said.text}</span>
      </p>
    ),
  };
}
