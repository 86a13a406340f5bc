import { EventHistory, toEvent } from './event.history.js';
import type { LiveFrame } from './live.hub.js';

const event = (id: number, subject = 'gz.score.v1.trang-due') =>
  toEvent({ subject, streamSequence: id, data: new TextEncoder().encode(`{"n":${id}}`) });

async function replayed(history: EventHistory, after: number, zone: string | null) {
  const frames: LiveFrame[] = [];
  await history.replay(after, zone, frame => {
    frames.push(frame);
    return true;
  });
  return frames.map(frame => ('id' in frame ? [frame.event, frame.id] : frame.event));
}

describe('EventHistory', () => {
  it('gives a returning viewer what came since, of its zone', async () => {
    const history = new EventHistory();
    history.add(event(5));
    history.add(event(6, 'gz.alarm.v1.nomura-hai-phong'));
    history.add(event(7, 'gz.registry.v1.zones'));
    expect(await replayed(history, 5, 'trang-due')).toEqual([['registry', 7]]);
    expect(await replayed(history, 4, null)).toEqual([
      ['score', 5],
      ['alarm', 6],
      ['registry', 7],
    ]);
  });

  it('says when events are missing', async () => {
    const history = new EventHistory();
    history.add(event(100));
    expect(await replayed(history, 10, null)).toEqual([
      ['gap', 10],
      ['score', 100],
    ]);
  });
});
