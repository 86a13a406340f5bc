import { detectionsRpc, type Limit, subjects } from '#libs/contracts';
import { answerRpc, eventually } from '#libs/testing';
import { InfluxLineWriter, LineProtocolBuilder } from '#libs/timeseries';
import { TIER_MS, windowStart } from '#libs/telemetry';
import { aDevice, METRICS } from '../test/alarms.builder.js';
import { AlarmsStack } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

const COD = 'ww.out.cod';
const DEVICE = 'zone-wwout-01';
const LIMIT: Limit = {
  ...{ metric: COD, zone: '*', basis: 'QCVN', averaging: 'PT24H', min: null, max: 75, unit: 'mg/L' },
  ...{
    effectiveFrom: '2012-02-15',
    effectiveTo: null,
    status: 'in-force',
    source: 'test',
    confidence: 'low',
  },
};

interface Detected {
  readonly device: string;
  readonly evidence: { readonly mean: number; readonly isOver: boolean };
}

describe('days over a legal limit, on real servers', () => {
  let stack: AlarmsStack;
  const known: Detected[] = [];
  const yesterday = windowStart('day', Date.now()) - TIER_MS.day;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    const channels = [{ metric: COD, cadenceSeconds: 300 }];
    stack.devices = [aDevice({ id: DEVICE, kind: 'wastewater-outlet', channels })];
    stack.metrics = METRICS.map(metric => ({ ...metric, id: COD, field: 'cod' })).slice(0, 1);
    stack.limits = [LIMIT];
    stack.answerAsRegistry();
    answerRpc(stack.connection, detectionsRpc.detections.subject, () => ({ items: known.slice(-1) }));
    answerRpc<Detected & { zone?: string }>(stack.connection, detectionsRpc.detect.subject, detected => {
      delete detected.zone;
      known.push(detected);
      return { outcome: 'proposed' };
    });
  });

  afterAll(async () => {
    await stack?.close();
  });

  async function storeHours(mean: number): Promise<void> {
    const lines = new LineProtocolBuilder();
    for (let hour = 0; hour < 24; hour++) {
      const begun = lines.begin('test', 'zone', DEVICE);
      begun
        .integer('cod_n', 12)
        .float('cod_mean', mean)
        .end(yesterday + hour * TIER_MS.hour);
    }
    const writer = new InfluxLineWriter({ url: stack.config.GZ_INFLUX_URL });
    const target = { database: 'greenzone', retentionPolicy: 'hour', precision: 'ms' } as const;
    expect(await writer.write(lines.takeLines().bytes, target)).toEqual({ kind: 'stored' });
    writer.close();
  }

  it('finds them in the hours of rollup, once, and again when late data changed them', async () => {
    await storeHours(80);
    await stack.start({ legal: { settleMs: 300, turnMs: 100 } });
    await eventually(
      () => known,
      found => found.length === 1,
    );
    expect(known[0]).toMatchObject({ device: DEVICE, evidence: { mean: 80, isOver: true } });
    await storeHours(60);
    const change = { zone: 'zone', tier: 'hour', from: yesterday, to: yesterday, devices: [DEVICE], at: 1 };
    stack.connection.publish(subjects.window('zone'), JSON.stringify(change));
    await eventually(
      () => known,
      found => found.length === 2,
    );
    expect(known[1]).toMatchObject({ evidence: { mean: 60, isOver: false } });
  });
});
