/**
 * One request to stop, however it comes: Ctrl-C, SIGTERM, a closed terminal, or the end of the command that
 * started us. npm passes Ctrl-C on although the terminal has sent it already, so later ones change nothing.
 */
export function onStopRequest(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new StopRequested());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.connected) process.on('disconnect', stop);
  return controller.signal;
}

/** Thrown out of a start that was ended early: not a failure. */
export class StopRequested extends Error {
  constructor() {
    super('asked to stop');
  }
}

/** Resolves when the request comes. */
export const stopRequested = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
