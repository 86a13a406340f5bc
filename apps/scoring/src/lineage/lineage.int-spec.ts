import type { z } from 'zod';
import {
  type Device,
  type IndicatorExplanation,
  lineageRpc,
  type Score,
  type ScoreChanges,
  type UsedWindow,
} from '#libs/contracts';
import { OPERATING, ScoringStack } from '../test/scoring-stack.js';

const DAY = 86_400_000;
type UsedWindowsReply = z.output<typeof lineageRpc.windows.reply>;

jest.setTimeout(30_000);

describe('where a score comes from, on real servers', () => {
  const stack = new ScoringStack();
  const { asOf, devices, current } = stack;

  const explain = async (indicator: string, more: object = {}) => {
    const { subject, reply } = lineageRpc.explain;
    return (await stack.rpc.request(subject, { zone: OPERATING, indicator, ...more }, reply)).explanation;
  };

  beforeAll(async () => {
    await stack.start();
    await stack.reviseTwice();
  }, 90_000);

  afterAll(() => stack.stop(), 60_000);

  it('explains every indicator from the stored inputs, adding up to the score', async () => {
    const score = (await current(OPERATING)) as Score;
    let points = 0;
    for (const { id, inputs, value, score: own } of score.indicators) {
      const explanation = await explain(id);
      expect(explanation).toMatchObject({ score: { revision: 3 }, result: { id, value, score: own } });
      const { series, delivery, contribution, steps, formula, definition, result, limitHours } =
        explanation as IndicatorExplanation;
      expect(limitHours?.over).toBe(result.diagnostics['hoursOver']);
      // Every input that is a stored series is shown, with as many windows as the score used.
      expect(series.map(({ device, metric, tier, windows }) => ({ device, metric, tier, windows }))).toEqual(
        inputs.filter(use => use.metric !== '*'),
      );
      for (const use of series) {
        expect(use.windows === 0 ? use.first : (use.first ?? 0) >= use.from).toBe(
          use.windows === 0 ? null : true,
        );
      }
      expect(delivery).toHaveLength(inputs.filter(use => use.metric === '*').length);
      if (steps.onCurve !== null && own !== null) {
        const cap = steps.evidenceCap ?? 100;
        expect(Math.max(0, Math.min(steps.onCurve - steps.penalty, cap))).toBe(own);
      }
      expect(formula.textVi).not.toBe('');
      expect(definition.basis.every(({ text, tag }) => text !== tag)).toBe(true);
      points += contribution.points;
    }
    expect(points).toBeCloseTo(score.value, 9);
  });

  it('shows the windows an indicator used, page by page, as they were then', async () => {
    const outlet = devices.find(device => device.kind === 'wastewater-outlet') as Device;
    const pages = async (revision: number) => {
      const items: UsedWindow[] = [];
      let next: number | null = 0;
      while (next !== null) {
        const page: UsedWindowsReply = await stack.rpc.request(
          lineageRpc.windows.subject,
          {
            ...{ zone: OPERATING, asOf, revision, indicator: 'GE1', after: next, limit: 500 },
            ...{ device: outlet.id, metric: 'ww.out.cod', tier: 'hour' },
          },
          lineageRpc.windows.reply,
        );
        items.push(...(page.windows?.items ?? []));
        next = page.windows?.next ?? null;
      }
      return items;
    };
    const [before, after] = [await pages(1), await pages(3)];
    const used = (await explain('GE1'))?.series.find(
      use => use.device === outlet.id && use.metric === 'ww.out.cod',
    );
    expect(after).toHaveLength(used?.windows ?? -1);
    expect(after.reduce((sum, { n }) => sum + n, 0)).toBe(used?.readings);
    const changed = after.filter((window, i) => window.mean !== before[i]?.mean);
    expect(changed.map(({ mean }) => mean)).toEqual(Array.from({ length: 24 }, () => 400));
    expect(await explain('GE1', { asOf: asOf - 1 })).toBeNull();
  });

  it('says what moved the score, in points that add up to the change', async () => {
    const compare = async (fromRevision: number, toRevision: number) =>
      (
        await stack.rpc.request(
          lineageRpc.changes.subject,
          { zone: OPERATING, from: asOf, to: asOf, fromRevision, toRevision },
          lineageRpc.changes.reply,
        )
      ).changes as ScoreChanges;
    const late = await compare(1, 2);
    expect(late.indicators.map(({ id }) => id)).toContain('GE1');
    expect(late.change).toBeLessThan(0);
    expect(late.change).toBe(late.to.value - late.from.value);
    expect(late.indicators.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(late.change, 9);
    expect(late).toMatchObject({ gates: 0, weights: 0, simulated: true, comparedFrom: 'asked-hour' });
    expect(late.indicators.find(({ id }) => id === 'GE1')).toMatchObject({ before: { value: 100 } });
    const facts = await compare(2, 3);
    expect(facts.indicators.map(({ id }) => id)).toEqual(['CN6']);
    expect(facts.indicators[0]?.points).toBeCloseTo(facts.change, 9);
    expect(facts.nextGrade?.points).toBe((facts.nextGrade?.from ?? 0) - facts.to.value);
    // A zone with nothing older is compared with its first score.
    const { changes } = await stack.rpc.request(
      lineageRpc.changes.subject,
      { zone: OPERATING, from: asOf - 30 * DAY, to: asOf },
      lineageRpc.changes.reply,
    );
    expect(changes).toMatchObject({
      ...{ change: 0, indicators: [], from: { asOf }, comparedFrom: 'first-score' },
      asked: { from: asOf - 30 * DAY, to: asOf },
    });
  });
});
