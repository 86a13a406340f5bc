import type { IncomingHttpHeaders } from 'node:http';
import type { SendOutcome } from './channel.ports.js';

/** What is kept of an answer's text. */
const LONGEST_TEXT = 200;
/** Statuses below 500 after which the same request may succeed: timeout, too early, too many. */
const PASSING = new Set([408, 425, 429]);

/** What an answer over HTTP means. A redirect is never followed: it could lead where we do not call. */
export function judgeAnswer(
  status: number,
  headers: IncomingHttpHeaders,
  text: string,
  nowMs: number,
): SendOutcome {
  const said = shorten(text);
  const answer = said === '' ? `HTTP ${status}` : `HTTP ${status}: ${said}`;
  if (status >= 200 && status < 300) return { outcome: 'sent', answer };
  if (status >= 300 && status < 400)
    return { outcome: 'given-up', answer: `HTTP ${status}: redirects are not followed` };
  if (status < 500 && !PASSING.has(status)) return { outcome: 'given-up', answer };
  const retryAfterMs = readRetryAfter(headers['retry-after'], nowMs);
  return { outcome: 'retry', answer, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** One line without control characters. */
export function shorten(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function readRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
