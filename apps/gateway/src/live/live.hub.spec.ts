import { EVENTS_KEPT, EventHistory, type LiveEvent } from './event.history.js';
import type { EventFrame } from '../http/event-stream.js';
import { LiveHub } from './live.hub.js';

const reading = (value: number, zone = 'a') => ({
  zone,
  device: `${zone}-power-01`,
  metric: 'power.active',
  value,
  time: value,
  flag: 1,
});
const score = (id: number, zone: string | null = 'a'): LiveEvent => ({ event: 'score', id, zone, data: {} });

function viewer(zone: string | null, isReady = () => true) {
  const frames: EventFrame[] = [];
  return {
    zone,
    frames,
    isReady,
    send: (sent: readonly EventFrame[]) => void frames.push(...sent),
    close: () => undefined,
  };
}
const idsOf = (frames: EventFrame[]) => frames.map(frame => frame.id);

describe('LiveHub', () => {
  it('sends a slow viewer the newest value once it can take one, and every event', () => {
    let open = false;
    const slow = viewer(null, () => open);
    const history = new EventHistory();
    const hub = new LiveHub(history);
    hub.add(slow);
    for (const value of [1, 2, 3]) {
      hub.offer([reading(value)]);
      history.add(score(value));
      hub.tick();
    }
    open = true;
    hub.tick();
    hub.tick();
    expect(idsOf(slow.frames)).toEqual([1, 2, 3, undefined]);
    expect(slow.frames.at(-1)).toEqual({ event: 'reading', data: [reading(3)] });
  });

  it('gives viewers of the same the same frames, each viewer its own zones', () => {
    const hub = new LiveHub(new EventHistory());
    const [a, again, b, all] = ['a', 'a', 'b', null].map(zone => viewer(zone));
    for (const one of [a, again, b, all]) if (one) hub.add(one);
    hub.offer([reading(1, 'a'), reading(2, 'b'), reading(3, 'a')]);
    hub.tick();
    hub.tick();
    const ofA = { event: 'reading', data: [reading(3, 'a')] };
    const ofB = { event: 'reading', data: [reading(2, 'b')] };
    expect([a, again, b, all].map(one => one?.frames)).toEqual([[ofA], [ofA], [ofB], [ofA, ofB]]);
    expect(again?.frames[0]).toBe(a?.frames[0]);
  });

  it('keeps to the zone a viewer asked for, and to what concerns all', () => {
    const one = viewer('a');
    const history = new EventHistory();
    const hub = new LiveHub(history);
    hub.add(one);
    hub.offer([reading(1, 'b')]);
    for (const event of [score(7, 'b'), score(8, 'a'), score(9, null)]) history.add(event);
    hub.tick();
    expect(idsOf(one.frames)).toEqual([8, 9]);
  });

  it('keeps what is for one actor from all others, and all else from who wants only that', () => {
    const lan = { ...viewer(null), actor: 'operator-lan' };
    const minh = { ...viewer(null), actor: 'operator-minh' };
    const all = viewer(null);
    const history = new EventHistory();
    const hub = new LiveHub(history);
    for (const each of [lan, minh, all]) hub.add(each);
    hub.offer([reading(1)]);
    history.add({ ...score(7, null), event: 'notification', actor: 'operator-lan' });
    history.add(score(8));
    hub.tick();
    expect(idsOf(lan.frames)).toEqual([7]);
    expect(idsOf(minh.frames)).toEqual([]);
    expect(idsOf(all.frames)).toEqual([8, undefined]);
  });

  it('lets a viewer resume where it stopped, and gives a new one only what comes', () => {
    const history = new EventHistory();
    const hub = new LiveHub(history);
    for (const id of [1, 2, 3]) history.add(score(id));
    const back = viewer(null);
    const fresh = viewer(null);
    hub.add(back, 1);
    hub.add(fresh);
    history.add(score(4));
    hub.tick();
    expect(idsOf(back.frames)).toEqual([2, 3, 4]);
    expect(idsOf(fresh.frames)).toEqual([4]);
  });

  it('says that events are missing instead of hiding it', () => {
    const history = new EventHistory();
    const hub = new LiveHub(history);
    const back = viewer(null);
    hub.add(back, 5);
    for (let id = 6; id < 6 + 2 * EVENTS_KEPT; id++) history.add(score(id));
    hub.tick();
    expect(back.frames).toEqual([
      { event: 'gap', id: history.newestId, data: { after: 5, upTo: history.newestId } },
    ]);
  });

  it('knows of no gap before the first event ever', () => {
    const history = new EventHistory();
    const hub = new LiveHub(history);
    const early = viewer(null);
    hub.add(early);
    hub.tick();
    history.add(score(900));
    hub.tick();
    expect(idsOf(early.frames)).toEqual([900]);
  });

  it('forgets who left', () => {
    const gone = viewer(null);
    const hub = new LiveHub(new EventHistory());
    hub.add(gone);
    hub.remove(gone);
    hub.offer([reading(1)]);
    hub.tick();
    expect(gone.frames).toEqual([]);
    expect(hub.size).toBe(0);
  });
});
