import type { ReactNode } from 'react';
import type { Fault } from '../../data/problem.js';

/** What is wrong with a rule, and with which field of it. */
export function sayRuleFault({ path, message }: Fault): ReactNode {
  return (
    <>
      <code>{path}</code> {message}
    </>
  );
}
