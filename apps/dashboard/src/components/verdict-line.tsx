import type { ReactNode } from 'react';

interface VerdictLineProps {
  verdict: 'good' | 'bad' | 'open';
  children: ReactNode;
}

const MARKS = { good: '✓', bad: '✗', open: '…' };

/** What a check found, with a mark that differs in shape as well as in shade. */
export function VerdictLine({ verdict, children }: VerdictLineProps) {
  return (
    <p className={`verdict-line ${verdict}`}>
      <span className="verdict-mark" aria-hidden="true">
        {MARKS[verdict]}
      </span>
      <strong>{children}</strong>
    </p>
  );
}
