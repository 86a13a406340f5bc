import fc from 'fast-check';
import type { WindowsChanged } from '#libs/contracts';
import { FakeClock, silentLogger } from '#libs/testing';
import type { InputsService } from '../inputs/inputs.service.js';
import type { RunRequest, ScoresService } from '../scores/scores.service.js';
import { CorrectionsService } from './corrections.service.js';
import type { CorrectionStore } from './corrections.ports.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 24, 10, 30);
const HOURS = 40;
const ZONES = ['a', 'b'];

class MemoryStore implements CorrectionStore {
  readonly marks = new Map<string, number>();
  sequence: number | null = null;
  failing = false;

  async load() {
    return { marks: [...this.marks].map(([zone, from]) => ({ zone, from })), sequence: this.sequence };
  }

  async save(marks: readonly { zone: string; from: number | null }[], sequence: number | null) {
    if (this.failing) throw new Error('away');
    for (const { zone, from } of marks) {
      if (from === null) this.marks.delete(zone);
      else this.marks.set(zone, from);
    }
    this.sequence = sequence;
  }

  async scoredHours(_zone: string, after: number, until: number, limit: number) {
    const newest = Math.floor(NOW / HOUR) * HOUR;
    return Array.from({ length: HOURS }, (_, i) => newest - (HOURS - 1 - i) * HOUR)
      .filter(hour => hour > after && hour <= until)
      .slice(0, limit);
  }
}

const changeOf = (zone: string, from: number): WindowsChanged => ({
  zone,
  tier: 'hour',
  from,
  to: from,
  devices: [],
  at: NOW,
});

const event = fc.record({ zone: fc.constantFrom(...ZONES), back: fc.integer({ min: 1, max: 60 }) });
const step = fc.record({
  /** Late data before the turn, so many hours back. */
  before: fc.array(event, { maxLength: 2 }),
  /** Late data while a zone is worked on. */
  during: fc.array(event, { maxLength: 2 }),
  minutes: fc.constantFrom(0, 1, 5),
  trouble: fc.constantFrom('none', 'none', 'scoring fails', 'store away', 'killed', 'killed in the turn'),
});

describe('CorrectionsService', () => {
  it('scores every hour after a change again, whatever fails and dies in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
        const clock = new FakeClock(NOW);
        const logger = silentLogger();
        const store = new MemoryStore();
        /** Everything that ever happened: the stream. */
        const stream: WindowsChanged[] = [];
        /** Number of events there were when an hour was last scored. */
        const scored = new Map<string, number>();
        let during: (() => void) | null = null;
        let fails = false;
        let killed = false;
        const scores = {
          run: async ({ zones, asOf }: RunRequest) => {
            const known = stream.length;
            during?.();
            during = null;
            if (killed) return new Promise<never>(() => undefined);
            if (fails) return { failed: [{ zone: 'a', message: 'down' }] };
            scored.set(`${zones?.[0]} ${asOf}`, known);
            return { failed: [] };
          },
        } as unknown as ScoresService;
        const inputs = { zones: async () => ZONES.map(code => ({ code })) } as unknown as InputsService;
        const start = async (): Promise<CorrectionsService> => {
          const service = new CorrectionsService(scores, inputs, store, clock, logger);
          const heard = await service.restore();
          stream.slice(heard ?? 0).forEach((change, i) => {
            service.windowsChanged(change, (heard ?? 0) + i + 1);
          });
          return service;
        };
        let service = await start();
        const happens = ({ zone, back }: { zone: string; back: number }): void => {
          stream.push(changeOf(zone, Math.floor(NOW / HOUR) * HOUR - back * HOUR));
          service.windowsChanged(stream.at(-1) as WindowsChanged, stream.length);
        };
        for (const { before, during: meanwhile, minutes, trouble } of steps) {
          before.forEach(happens);
          clock.advance(minutes * MINUTE);
          during = () => {
            meanwhile.forEach(happens);
          };
          fails = trouble === 'scoring fails';
          store.failing = trouble === 'store away';
          killed = trouble === 'killed in the turn';
          const turn = service.turn();
          if (killed) await new Promise(setImmediate);
          else await turn;
          [fails, killed, store.failing, during] = [false, false, false, null];
          if (trouble.startsWith('killed')) service = await start();
        }
        clock.advance(20 * MINUTE);
        for (let i = 0; i < 20; i++) await service.turn();
        expect(service.waiting).toBe(0);
        expect(store.marks.size).toBe(0);
        const first = Math.floor(NOW / HOUR) * HOUR - (HOURS - 1) * HOUR;
        const stale = stream.flatMap(({ zone, from }, i) => {
          const hours = [];
          for (let hour = Math.max(first, from + HOUR); hour <= NOW; hour += HOUR) {
            if ((scored.get(`${zone} ${hour}`) ?? -1) <= i) hours.push(`${zone} ${hour}`);
          }
          return hours;
        });
        expect(stale).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  describe('chooses', () => {
    let clock: FakeClock;
    let store: MemoryStore;
    let runs: string[];
    let service: CorrectionsService;

    beforeEach(() => {
      clock = new FakeClock(NOW);
      store = new MemoryStore();
      runs = [];
      const scores = {
        run: async ({ zones, asOf = 0 }: RunRequest) => {
          clock.advance(300);
          runs.push(`${zones?.[0]} -${(Math.floor(NOW / HOUR) * HOUR - asOf) / HOUR}`);
          return { failed: [] };
        },
      } as unknown as ScoresService;
      const inputs = { zones: async () => ZONES.map(code => ({ code })) } as unknown as InputsService;
      service = new CorrectionsService(scores, inputs, store, clock, silentLogger());
    });

    const turn = async (): Promise<string[]> => {
      runs = [];
      await service.turn();
      return runs;
    };

    it('waits until a burst is over, but for a quarter of an hour at most', async () => {
      const late = changeOf('a', NOW - 3 * HOUR);
      for (let minute = 0; minute < 15; minute++) {
        service.windowsChanged(late, minute);
        expect(await turn()).toEqual([]);
        clock.advance(MINUTE / 2);
        service.windowsChanged(late, minute);
        clock.advance(MINUTE / 2);
      }
      expect(await turn()).toEqual(['a -2', 'a -1', 'a -0']);
      expect(await turn()).toEqual([]);
    });

    it('takes a few hours a turn, and nothing of the hour that is not over', async () => {
      service.windowsChanged(changeOf('a', NOW - 20 * HOUR), 1);
      service.windowsChanged(changeOf('b', Math.floor(NOW / HOUR) * HOUR), 2);
      clock.advance(MINUTE);
      expect(await turn()).toHaveLength(12);
      expect(store.marks.get('a')).toBe(Math.floor(NOW / HOUR) * HOUR - 8 * HOUR);
      expect(await turn()).toHaveLength(8);
      expect(await turn()).toEqual([]);
    });

    it('leaves hours of more than a month ago as they were scored', async () => {
      store.scoredHours = async (_zone, after) => {
        expect(after).toBe(clock.now() - 31 * DAY);
        return [];
      };
      service.windowsChanged(changeOf('a', NOW - 100 * DAY), 1);
      clock.advance(MINUTE);
      await turn();
      expect.assertions(1);
    });

    it('looks at every zone when word of changes was lost', async () => {
      service.changesMissed();
      await turn();
      clock.advance(MINUTE);
      expect([...(await turn()), ...(await turn())].map(run => run[0])).toEqual([
        ...Array<string>(12).fill('a'),
        ...Array<string>(12).fill('a'),
      ]);
      expect(service.waiting).toBe(2);
    });
  });
});
