import fc from 'fast-check';
import { judgeSilence, type WatchedDevice } from './judge-silence.js';

const STEP = 10_000;
const NOW = 100_000_000;

/** A device with a fast and a slow channel, each last heard so many steps ago. */
function device(id: string, fast: number, slow = fast): WatchedDevice {
  const channel = (metric: string, stepMs: number, steps: number) => ({
    metric,
    stepMs,
    since: NOW - steps * STEP,
    isOverdue: steps * STEP > 3 * stepMs,
  });
  return {
    id,
    channels: [channel('power.voltage', STEP, fast), channel('power.energy.import', 90 * STEP, slow)],
  };
}

const judge = (devices: readonly WatchedDevice[], isSuspected = false) =>
  judgeSilence('zone', devices, isSuspected).map(({ device: id, metric }) =>
    id === null ? 'zone' : metric === 'data.silence' ? id : `${id}/${metric}`,
  );

describe('judgeSilence', () => {
  it.each<[string, WatchedDevice[], string[]]>([
    ['all speak', [device('a', 1), device('b', 2)], []],
    ['one device fell silent, its slow channel is not due yet', [device('a', 60, 59), device('b', 1)], ['a']],
    ['one metric is silent, another speaks', [device('a', 200, 5), device('b', 1)], ['a/power.voltage']],
    ['two fell silent in a zone of two', [device('a', 60), device('b', 60)], ['a', 'b']],
    [
      'all of a zone fell silent',
      [device('a', 60), device('b', 61), device('c', 62)],
      ['zone', 'a', 'b', 'c'],
    ],
    [
      'nearly all fell silent, one still speaks',
      [device('a', 60), device('b', 60), device('c', 60), device('d', 60), device('e', 1)],
      ['zone', 'a', 'b', 'c', 'd'],
    ],
    [
      'many fell silent, and more speak',
      [device('a', 60), device('b', 60), device('c', 60), device('d', 1), device('e', 1)],
      ['a', 'b', 'c'],
    ],
    ['nothing is expected', [{ id: 'a', channels: [] }], []],
  ])('%s', (_, devices, expected) => {
    expect(judge(devices)).toEqual(expected);
  });

  it('lets those that are not due yet speak neither for nor against', () => {
    const slow = {
      id: 's',
      channels: [{ metric: 'waste.bin.fill', stepMs: 900_000, since: NOW - 700_000, isOverdue: false }],
    };
    expect(judge([device('a', 60), device('b', 60), device('c', 60), slow])).toContain('zone');
  });

  it('clears a zone only when half of it is back', () => {
    const silent = ['a', 'b', 'c'].map(id => device(id, 60));
    expect(judge([...silent, device('d', 1), device('e', 1)], true)).toContain('zone');
    expect(judge([...silent, ...['d', 'e', 'f', 'g'].map(id => device(id, 1))], true)).not.toContain('zone');
  });

  it('names each device once, or some of its metrics', () => {
    const anyDevices = fc
      .array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 12 })
      .map(ages => ages.map(([fast, slow], index) => device(`d${index}`, fast, slow)));
    fc.assert(
      fc.property(anyDevices, fc.boolean(), (devices, isSuspected) => {
        const points = judgeSilence('zone', devices, isSuspected);
        const whole = points.filter(({ metric }) => metric === 'data.silence').map(({ device: id }) => id);
        expect(new Set(whole).size).toBe(whole.length);
        for (const { device: id, metric } of points)
          if (metric !== 'data.silence') expect(whole).not.toContain(id);
      }),
    );
  });
});
