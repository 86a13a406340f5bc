import type { ReactNode } from 'react';

/** A table that may be wider than the screen: it is scrolled by itself, by keys too, and the page stays as it is. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="wide-table" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
