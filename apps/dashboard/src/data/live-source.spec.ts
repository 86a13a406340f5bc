import { openLiveSource } from './live-source.js';

class FakeSource extends EventTarget {
  static readonly made: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  isClosed = false;

  constructor(readonly url: string) {
    super();
    FakeSource.made.push(this);
  }

  close(): void {
    this.isClosed = true;
  }

  say(event: string, data: unknown): void {
    this.dispatchEvent(Object.assign(new Event(event), { data: JSON.stringify(data) }));
  }
}

const newest = (): FakeSource => FakeSource.made.at(-1) as FakeSource;

describe('openLiveSource', () => {
  const said: string[] = [];
  let stop: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    said.length = 0;
    FakeSource.made.length = 0;
    Object.assign(globalThis, { EventSource: FakeSource, window: new EventTarget() });
    stop = openLiveSource('trang-due', {
      onUp: () => said.push('up'),
      onDown: () => said.push('down'),
      onReadings: readings => said.push(`readings ${readings.length}`),
      onAlarm: ({ id }) => said.push(`alarm ${id}`),
      onChange: event => said.push(event),
    });
    newest().onopen?.();
  });

  afterEach(() => {
    stop();
    jest.useRealTimers();
  });

  it('passes on what comes', () => {
    newest().say('reading', [{}, {}]);
    newest().say('alarm', { id: 'a1' });
    newest().say('score', {});
    expect(newest().url).toBe('/api/v1/live?zone=trang-due');
    expect(said).toEqual(['up', 'readings 2', 'alarm a1', 'score']);
  });

  it('says at once that the line is lost, and tries again with growing patience', () => {
    newest().onerror?.();
    expect(said).toEqual(['up', 'down']);
    jest.advanceTimersByTime(1_000);
    newest().onerror?.();
    jest.advanceTimersByTime(1_000);
    expect(FakeSource.made).toHaveLength(2);
    jest.advanceTimersByTime(1_000);
    expect(FakeSource.made).toHaveLength(3);
  });

  it('takes a line for lost that no longer says that it is alive', () => {
    jest.advanceTimersByTime(30_000);
    newest().say('alive', { now: Date.now() });
    jest.advanceTimersByTime(39_000);
    expect(said).toEqual(['up']);
    jest.advanceTimersByTime(2_000);
    expect(said).toEqual(['up', 'down']);
  });

  it('leaves nothing behind', () => {
    newest().onerror?.();
    stop();
    jest.advanceTimersByTime(60_000);
    expect(FakeSource.made).toHaveLength(1);
    expect(newest().isClosed).toBe(true);
  });
});
