import { scoringRpc } from '#libs/contracts';
import { windowStart } from '#libs/telemetry';
import { eventually } from '#libs/testing';
import { ScheduleService } from '../schedule/schedule.service.js';
import { OPERATING, ScoringStack } from '../test/scoring-stack.js';
import { CorrectionsService } from './corrections.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

jest.setTimeout(60_000);

describe('corrections on real servers', () => {
  const stack = new ScoringStack();
  const { asOf } = stack;

  const corrections = () => stack.scoring.app.get(CorrectionsService);
  const revisionsAt = async (hour: number) => {
    const { subject, reply } = scoringRpc.revisions;
    const { items } = await stack.rpc.request(subject, { zone: OPERATING, asOf: hour }, reply);
    return items.map(({ asOf: at, revision, reason }) => [(at - asOf) / HOUR, revision, reason]);
  };
  const correctAll = async () => {
    await eventually(
      async () => corrections().waiting,
      waiting => waiting > 0,
    );
    stack.clock.advance(2 * 60_000);
    await corrections().turn();
    expect(corrections().waiting).toBe(0);
  };

  beforeAll(async () => {
    await stack.start();
    for (let hour = 0; hour < 3; hour++) {
      await stack.scoring.app.get(ScheduleService).tick();
      stack.clock.advance(HOUR);
    }
  }, 90_000);

  afterAll(() => stack.stop(), 60_000);

  it('revises every scored hour after late data, and keeps what was known before', async () => {
    await stack.exceedLate();
    // From the day's begin: told of its last hours only, it would exceed at some times of the day.
    await stack.tellOfLate(windowStart('day', asOf - 3 * DAY));
    await correctAll();
    for (const hour of [0, 1, 2]) {
      expect(await revisionsAt(asOf + hour * HOUR)).toEqual([
        [hour, 1, 'scheduled'],
        [hour, 2, 'late-data'],
      ]);
    }
    const { subject, reply } = scoringRpc.find;
    const [first] = (
      await stack.rpc.request(
        scoringRpc.revisions.subject,
        { zone: OPERATING, asOf },
        scoringRpc.revisions.reply,
      )
    ).items;
    const known = await stack.rpc.request(
      subject,
      { zone: OPERATING, asOf, knownAt: first?.computedAt },
      reply,
    );
    const corrected = await stack.rpc.request(subject, { zone: OPERATING, asOf }, reply);
    const exceeded = ({ score }: typeof known) =>
      score?.indicators.find(indicator => indicator.id === 'GE1')?.diagnostics['exceedanceDays'];
    expect([exceeded(known), exceeded(corrected)]).toEqual([0, 1]);
    expect((await stack.current(OPERATING))?.asOf).toBe(asOf + 2 * HOUR);
  });

  it('leaves hours before the change alone, and makes no revision where nothing differs', async () => {
    await stack.tellOfLate(asOf + HOUR);
    await correctAll();
    expect(await revisionsAt(asOf)).toHaveLength(2);
    expect(await revisionsAt(asOf + 2 * HOUR)).toHaveLength(2);
  });

  it('hears after a restart what was said while it was away', async () => {
    await stack.scoring.close();
    await stack.exceedLate(asOf - 2 * DAY);
    await stack.tellOfLate(asOf - 2 * DAY);
    await stack.startAgain();
    await correctAll();
    expect(await revisionsAt(asOf)).toHaveLength(3);
    expect(await revisionsAt(asOf + 2 * HOUR)).toHaveLength(3);
  });
});
