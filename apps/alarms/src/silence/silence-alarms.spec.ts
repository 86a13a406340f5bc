import { aRule } from '../test/alarms.builder.js';
import type { SilentPoint } from './judge-silence.js';
import { type DueAlarm, dueAlarms, pointName, type SilenceRule } from './silence-alarms.js';

const MINUTE = 60_000;
const NOW = 10_000 * MINUTE;

const rule = (id: string, set: number, priority: 1 | 2 | 3, kinds?: ['air-station']): SilenceRule => {
  const {
    id: _,
    effectiveFrom: __,
    effectiveTo: ___,
    ...definition
  } = aRule({
    ...{ set, clear: 1, priority },
    ...{ textVi: 'Mất dữ liệu quá {duration}', textEn: 'No data for {duration}' },
  });
  return { rule: id, definition: { ...definition, metric: 'data.silence', ...(kinds && { kinds }) } };
};
const rules = [rule('warn', 10, 3), rule('alarm', 60, 2), rule('critical', 720, 1, ['air-station'])];

const point = (device: string | null, minutes: number, metric = 'data.silence'): SilentPoint => ({
  ...{ zone: 'zone', device, metric },
  since: NOW - minutes * MINUTE,
});

function due(points: readonly SilentPoint[], open: readonly DueAlarm[] = [], nowMs = NOW) {
  const known = new Map(open.map(({ episode }) => [pointName(episode), episode]));
  const judged = points.map(one => ({
    point: one,
    device: one.device === null ? undefined : { kind: 'air-station' as const, origin: 'simulated' as const },
    rules,
  }));
  return dueAlarms(judged, known, nowMs);
}

const inShort = (alarms: readonly DueAlarm[]) => {
  const names = new Map(
    alarms.map(({ episode: { id, device, rule: level } }) => [id, `${device ?? 'zone'} ${level}`]),
  );
  return alarms.map(({ episode, suppressedBy }) => [
    names.get(episode.id),
    suppressedBy === null ? null : (names.get(suppressedBy) ?? suppressedBy),
  ]);
};

describe('dueAlarms', () => {
  it('has none before the time of the first level', () => {
    expect(due([point('a', 9)])).toEqual([]);
    expect(inShort(due([point('a', 10)]))).toEqual([['a warn', null]]);
  });

  it('says how long it was silent by the rule', () => {
    const texts = due([point('a', 800)]).map(({ episode: { textVi, textEn } }) => [textVi, textEn]);
    expect(texts).toContainEqual(['Mất dữ liệu quá 60 phút', 'No data for 60 min']);
    expect(texts).toContainEqual(['Mất dữ liệu quá 12 giờ', 'No data for 12 h']);
  });

  it('explains lower levels by higher ones', () => {
    expect(inShort(due([point('a', 60)]))).toEqual([
      ['a warn', 'a alarm'],
      ['a alarm', null],
    ]);
  });

  it('explains devices by their zone, but nothing by what is less urgent', () => {
    expect(inShort(due([point(null, 800), point('a', 800), point('b', 10)]))).toEqual([
      ['zone warn', 'zone alarm'],
      ['zone alarm', null],
      ['a warn', 'zone alarm'],
      ['a alarm', 'zone alarm'],
      ['a critical', null],
      ['b warn', 'zone alarm'],
    ]);
  });

  it('goes on with what is open, whatever is heard of its beginning, and dates it from the delay', () => {
    const first = due([point('a', 12)]);
    expect(first[0]?.episode).toMatchObject({
      raisedAt: NOW - 2 * MINUTE,
      value: 12,
      limit: 10,
      clearedAt: null,
    });
    const later = due([point('a', 13)], first, NOW + 5 * MINUTE);
    expect(later[0]?.episode).toMatchObject({
      id: first[0]?.episode.id,
      raisedAt: NOW - 2 * MINUTE,
      value: 18,
    });
  });

  it('tells one silent metric from another and from its device', () => {
    const ids = due([point('a', 10, 'air.co'), point('a', 10, 'air.o3'), point('a', 10)]).map(
      ({ episode }) => episode.id,
    );
    expect(new Set(ids).size).toBe(3);
  });
});
