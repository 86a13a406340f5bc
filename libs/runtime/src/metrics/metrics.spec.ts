import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('keeps the metrics of two processes in one test apart', async () => {
    const [a, b] = [new Metrics({ service: 'a' }), new Metrics({ service: 'b' })];
    a.counter({ name: 'gz_packs_total', help: 'Packs', labels: ['lane'] }).inc({ lane: 'live' }, 2);
    b.counter({ name: 'gz_packs_total', help: 'Packs' });
    b.histogram({ name: 'gz_group_seconds', help: 'Groups' }, [0.1, 1]).observe(0.5);
    expect(await a.text()).toContain('gz_packs_total{lane="live",service="a"} 2');
    expect(await b.text()).toContain('gz_group_seconds_bucket{le="1",service="b"} 1');
  });
});
