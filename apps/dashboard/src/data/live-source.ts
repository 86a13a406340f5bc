import { observeServerTime } from '../lib/clock.js';
import type { Alarm } from './alarms.js';

/** A value as the feed sends it. */
export interface LiveReading {
  zone: string;
  device: string;
  metric: string;
  value: number;
  time: number;
  flag: number;
}

export interface LiveListener {
  onUp: () => void;
  onDown: () => void;
  onReadings: (readings: readonly LiveReading[]) => void;
  /** An alarm after something became of it. */
  onAlarm: (alarm: Alarm) => void;
  /** `score`, `registry`, `gap`: something that is asked again. */
  onChange: (event: 'score' | 'registry' | 'gap') => void;
}

/** The gateway speaks at least every 15 s; a line that says less is dead even when the socket lives. */
const SILENCE_MS = 40_000;
const RETRY_MS = { first: 1_000, longest: 15_000 };

/**
 * Follows the live feed until it is told to stop. It makes new connections itself: the browser's own retry
 * ends for good at the first answer that is an error, and sees no line that died without a word.
 */
export function openLiveSource(zone: string | null, listener: LiveListener): () => void {
  const address = zone === null ? '/api/v1/live' : `/api/v1/live?zone=${encodeURIComponent(zone)}`;
  let source: EventSource | undefined;
  let retryMs = RETRY_MS.first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  const heard = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(fail, SILENCE_MS);
  };
  const fail = (): void => {
    source?.close();
    clearTimeout(watchdog);
    clearTimeout(timer);
    listener.onDown();
    timer = setTimeout(connect, retryMs);
    retryMs = Math.min(2 * retryMs, RETRY_MS.longest);
  };
  const on = (event: string, handle: (data: string) => void): void => {
    source?.addEventListener(event, message => {
      heard();
      handle((message as MessageEvent<string>).data);
    });
  };
  function connect(): void {
    source?.close();
    clearTimeout(timer);
    source = new EventSource(address);
    source.onopen = () => {
      retryMs = RETRY_MS.first;
      heard();
      listener.onUp();
    };
    source.onerror = fail;
    on('alive', data => observeServerTime((JSON.parse(data) as { now: number }).now));
    on('reading', data => listener.onReadings(JSON.parse(data) as LiveReading[]));
    on('alarm', data => listener.onAlarm(JSON.parse(data) as Alarm));
    for (const event of ['score', 'registry', 'gap'] as const) on(event, () => listener.onChange(event));
  }

  // The system only guesses: a server on the own network lives on. So the line is tried, not given up.
  window.addEventListener('online', connect);
  window.addEventListener('offline', connect);
  connect();
  return () => {
    window.removeEventListener('online', connect);
    window.removeEventListener('offline', connect);
    clearTimeout(timer);
    clearTimeout(watchdog);
    source?.close();
  };
}
