import { type LiveFrame, LiveHub } from './live.hub.js';

const reading = (value: number, zone = 'a') => ({
  zone,
  device: `${zone}-power-01`,
  metric: 'power.active',
  value,
  time: value,
  flag: 1,
});

function viewer(zone: string | null, accepts = () => true) {
  const frames: LiveFrame[] = [];
  return {
    zone,
    frames,
    send: (frame: LiveFrame) => {
      if (!accepts()) return false;
      frames.push(frame);
      return true;
    },
  };
}

describe('LiveHub', () => {
  it('sends a slow viewer the newest value once it can take one', () => {
    let open = false;
    const slow = viewer(null, () => open);
    const hub = new LiveHub();
    hub.add(slow);
    for (const value of [1, 2, 3]) {
      hub.readings([reading(value)]);
      hub.tick();
    }
    open = true;
    hub.tick();
    hub.tick();
    expect(slow.frames).toEqual([{ event: 'reading', data: [reading(3)] }]);
  });

  it('keeps to the zone a viewer asked for', () => {
    const one = viewer('a');
    const hub = new LiveHub();
    hub.add(one);
    hub.readings([reading(1, 'b')]);
    hub.event({ event: 'score', id: 7, data: {} }, 'b');
    hub.tick();
    expect(one.frames).toEqual([]);
    hub.event({ event: 'score', id: 8, data: {} }, 'a');
    expect(one.frames).toHaveLength(1);
  });

  it('forgets who left', () => {
    const gone = viewer(null);
    const hub = new LiveHub();
    hub.add(gone);
    hub.remove(gone);
    hub.readings([reading(1)]);
    hub.tick();
    expect(gone.frames).toEqual([]);
    expect(hub.size).toBe(0);
  });
});
