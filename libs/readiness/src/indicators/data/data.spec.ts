import { AS_OF, measure, ZoneInputsBuilder } from '../../inputs/zone-inputs.builder.js';

const DAY = 86_400_000;
const found = (formula: string, builder: ZoneInputsBuilder, more = {}) =>
  measure(formula, builder.build(), more);
const value = (formula: string, builder: ZoneInputsBuilder, more = {}) =>
  found(formula, builder, more)?.candidates[0]?.value;

/** A required station and a bin that is not required and silent. */
const zone = () =>
  new ZoneInputsBuilder()
    .device('out', 'wastewater-outlet', ['ww.out.cod'])
    .device('bin', 'waste-bin', ['waste.bin.fill'], { required: false });

describe('data completeness', () => {
  it('is received ÷ expected over the required devices', () => {
    const half = zone().windows('day', 'out', 'ww.out.cod', (_, i) => (i < 27 ? { mean: 1 } : null));
    expect(value('data-complete', half)).toBeCloseTo(90, 9);
  });

  it('counts failed readings as received, and never more than were due', () => {
    const more = zone().windows('day', 'out', 'ww.out.cod', (_, i) => ({
      mean: 1,
      n: i < 15 ? 188 : 288,
      fail: i < 15 ? 100 : 50,
    }));
    expect(value('data-complete', more)).toBe(100);
  });

  it('expects what was declared for the time, so that coarser history is complete', () => {
    const history = new ZoneInputsBuilder()
      .device('out', 'wastewater-outlet', ['ww.out.cod'], {
        declarations: [
          { from: 0, to: null, stepSeconds: null, declaredAt: 0 },
          { from: AS_OF - 30 * DAY, to: AS_OF - DAY, stepSeconds: 900, declaredAt: 1 },
        ],
      })
      .windows('day', 'out', 'ww.out.cod', (_, i) => ({ mean: 1, n: i < 29 ? 96 : 288 }));
    expect(value('data-complete', history)).toBe(100);
  });
});

describe('data that is right and clean', () => {
  const judged = () =>
    zone().windows('day', 'out', 'ww.out.cod', () => ({ mean: 1, n: 270, suspect: 27, fail: 18 }));

  it('is calibration × share that did not fail', () => {
    expect(value('data-correct', judged().fact('calibration.valid_pct', 90))).toBeCloseTo(
      90 * (270 / 288),
      9,
    );
    expect(found('data-correct', judged())).toBeNull();
  });

  it('is passed ÷ judged', () => {
    expect(value('data-clean', judged())).toBeCloseTo((100 * 243) / 288, 9);
  });
});

describe('timeliness', () => {
  const live = (hours: number, timelySlots: number) =>
    zone().with({ delivery: [{ device: 'out', timelySlots, firstLiveAt: AS_OF - hours * 3_600_000 }] });

  it('counts 5-minute slots since the first live reading', () => {
    expect(value('timeliness', live(24, 216))).toBe(75);
    expect(found('timeliness', live(24, 216))?.tags).toContain('ramp-up');
  });

  it('says nothing before half an hour of live data', () => {
    expect(found('timeliness', live(0.25, 3))).toBeNull();
  });

  it('leaves out devices that need not be complete', () => {
    const bin = zone().with({ delivery: [{ device: 'bin', timelySlots: 0, firstLiveAt: AS_OF - DAY }] });
    expect(found('timeliness', bin)).toBeNull();
  });
});

describe('description and integrity', () => {
  it('is the share of metadata known', () => {
    const half = zone()
      .device('lost', 'air-station', ['air.pm25', 'air.pm10'], { located: false })
      .fact('calibration.valid_pct', 80);
    expect(value('described-metrics', half)).toBe((100 + 100 + 50 + 80) / 4);
  });

  it('gives 25 points for each safeguard, the best proved first', () => {
    const facts = ['integrity.a', 'integrity.b', 'integrity.c'];
    const some = zone()
      .fact('integrity.a', true, { evidenceLevel: 'L2' })
      .fact('integrity.b', true)
      .fact('integrity.c', false);
    const measured = found('integrity', some, { facts });
    expect(measured?.candidates.map(({ value: points, evidence }) => [points, evidence])).toEqual([
      [25, 'L4'],
      [25, 'L4'],
      [50, 'L2'],
    ]);
  });
});
