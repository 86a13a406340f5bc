import { readFileSync } from 'node:fs';
import type { Device, Metric } from '#libs/contracts';
import { definitionOf } from '../test/definition.builder.js';
import { planMetricReads } from './plan-metric-reads.js';
import { planQueries } from './plan-queries.js';

const seed = <Row>(name: string): Row[] => JSON.parse(readFileSync(`seeds/${name}.json`, 'utf8')) as Row[];
const DAY = 86_400_000;
/** 10:00 on 24 November in Hải Phòng. */
const asOf = Date.UTC(2026, 10, 24, 3);
const midnight = Date.UTC(2026, 10, 23, 17);
const metrics = seed<Metric>('metrics');
const devices = seed<Device>('devices').filter(device => device.zone === 'do-son');

const plan = (...definitions: Parameters<typeof definitionOf>[0][]) =>
  planMetricReads(definitions.map(definitionOf), metrics, devices, asOf);

describe('planMetricReads', () => {
  it('begins at a local midnight and ends with the last full window', () => {
    const reads = plan({
      window: 'P1M',
      inputs: [
        { metric: 'net.rtt', tier: 'hour' },
        { metric: 'pv.energy', tier: 'day' },
      ],
    });
    expect(reads.map(({ metric, from, to, values }) => ({ metric, from, to, values }))).toEqual([
      { metric: 'pv.energy', from: midnight - 31 * DAY, to: midnight, values: ['inc'] },
      { metric: 'net.rtt', from: midnight - 31 * DAY, to: asOf, values: ['mean'] },
    ]);
  });

  it('reads only counts of what is merely counted', () => {
    const reads = plan(
      { window: 'P12M', inputs: [{ metric: 'pv.energy', tier: 'day' }] },
      { window: 'P1M', inputs: [{ metric: '*', tier: 'day' }] },
    );
    const sent = new Set(devices.flatMap(device => device.channels.map(channel => channel.metric)));
    expect(reads).toHaveLength(sent.size);
    expect(reads.filter(read => read.values.length > 0).map(read => read.metric)).toEqual(['pv.energy']);
  });

  it('leaves out what the zone does not send', () => {
    expect(plan({ window: 'P1M', inputs: [{ metric: 'stack.pm', tier: 'hour' }] })).toEqual([]);
  });
});

describe('planQueries', () => {
  it('asks once per tier, measurement and span', () => {
    const reads = plan(
      { window: 'P1M', inputs: [{ metric: 'net.rtt', tier: 'hour' }] },
      { window: 'P1M', inputs: [{ metric: 'net.loss', tier: 'hour', extremes: true }] },
      { window: 'P12M', inputs: [{ metric: 'net.jitter', tier: 'hour' }] },
    );
    const some = reads.filter(read => read.metric !== 'net.rtt');
    const queries = planQueries([
      { zone: 'a', reads: some },
      { zone: 'b', reads },
    ]);
    expect(queries.map(query => [...query.reads].map(([zone, own]) => [zone, own.length]))).toEqual([
      [
        ['a', 1],
        ['b', 1],
      ],
      [
        ['a', 1],
        ['b', 2],
      ],
    ]);
    expect(queries.map(query => query.fields)).toEqual([
      ['jitter_ms_n', 'jitter_ms_s', 'jitter_ms_f', 'jitter_ms_mean'],
      [
        'loss_pct_n',
        'loss_pct_s',
        'loss_pct_f',
        'loss_pct_mean',
        'loss_pct_min',
        'loss_pct_max',
        'rtt_ms_n',
        'rtt_ms_s',
        'rtt_ms_f',
        'rtt_ms_mean',
      ],
    ]);
  });
});
