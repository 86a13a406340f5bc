import type { AlarmRuleDefinition, AlarmRuleVersion } from '#libs/contracts';
import { aDevice, aVersion, METRICS } from '../test/alarms.builder.js';
import { checkVersion } from './check-version.js';

const NOW = 1_000_000;
const gross = { min: 0, max: 30 };
const metrics = METRICS.map(metric => ({ ...metric, qc: { ...metric.qc, gross } }));
const devices = [aDevice({ ratings: { nominalKv: 22 } })];

function faultsOf(version: Partial<AlarmRuleVersion>, definition: Partial<AlarmRuleDefinition> = {}) {
  const before = [aVersion()];
  const whole = aVersion({ version: 2, effectiveFrom: NOW, ...version });
  const faults = checkVersion(
    { ...whole, definition: { ...whole.definition, ...definition } },
    { before, devices, metrics, limits: [], nowMs: NOW },
  );
  return faults.map(({ path }) => path);
}

describe('checkVersion', () => {
  it('finds nothing wrong with what can raise an alarm', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ zone: 'zone', effectiveFrom: NOW + 1 })).toEqual([]);
    expect(faultsOf({}, { scaleBy: 'nominalKv', set: 1.1, clear: 1.05 })).toEqual([]);
  });

  it.each<[string, Partial<AlarmRuleVersion>, Partial<AlarmRuleDefinition>, string]>([
    ['a beginning in the past', { effectiveFrom: NOW - 3_600_000 }, {}, 'effectiveFrom'],
    ['a zone without devices', { zone: 'nowhere' }, {}, 'zone'],
    ['a withdrawal where there is nothing', { zone: 'zone', status: 'withdrawn' }, {}, 'status'],
    ['another metric', {}, { metric: 'net.link.state' }, 'changes.metric'],
    ['a metric that is none', {}, { metric: 'no.such' }, 'changes.metric'],
    ['the other side', {}, { comparison: 'below', clear: 12 }, 'changes.comparison'],
    ['kinds that do not send it', {}, { kinds: ['weather-station'] }, 'changes.kinds'],
    ['a rating that nobody has', {}, { scaleBy: 'kwp' }, 'changes.scaleBy'],
    ['another mean', {}, { averaging: 'mean-1h' }, 'changes.averaging'],
    ['a share of a limit that nobody knows', {}, { ofLimit: 'PT24H' }, 'changes.ofLimit'],
    ['a number in a place that there is not', {}, { textVi: 'Điện áp từ {limit} kV' }, 'changes.textVi'],
    ['a limit that nothing reaches', {}, { set: 31, clear: 29 }, 'changes.set'],
  ])('refuses %s', (_, version, definition, path) => {
    expect(faultsOf(version, definition)).toContain(path);
  });

  it('has means of what has one, and sums of what comes by the hour', () => {
    const averagingFaults = (metric: string, averaging: 'mean-1h' | 'projected-day-sum', ucum = 'kV') => {
      const definition = { ...aVersion().definition, metric, averaging };
      const whole = aVersion({ version: 1, effectiveFrom: NOW, definition });
      const catalogue = metrics.map(one => ({ ...one, ucum }));
      const context = { before: [], devices, metrics: catalogue, limits: [], nowMs: NOW };
      return checkVersion(whole, context).map(({ path }) => path);
    };
    expect(averagingFaults('power.voltage', 'mean-1h')).toEqual([]);
    expect(averagingFaults('net.link.state', 'mean-1h')).toEqual(['changes.averaging']);
    expect(averagingFaults('power.voltage', 'projected-day-sum')).toEqual(['changes.averaging']);
    expect(averagingFaults('power.voltage', 'projected-day-sum', 'm3/h')).toEqual([]);
  });
});
