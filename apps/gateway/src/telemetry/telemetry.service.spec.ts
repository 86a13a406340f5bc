import type { DeadLetter, Receipt } from '#libs/contracts';
import type { PackSign } from './telemetry.ports.js';
import { TelemetryService } from './telemetry.service.js';

const pack = {
  zone: 'z',
  device: 'z-power-01',
  bytes: new Uint8Array([1]),
  identity: { key: 'z-power-01:1:1', boot: 1, seq: 1 },
};
const letter = (records: number | null) => ({ id: 'x', reason: 'bad-unit', records }) as DeadLetter;
const receipt = (state: Receipt['state'], deadLetters: DeadLetter[] = []): Receipt => ({
  key: pack.identity.key,
  state,
  deadLetters,
});

function service(signs: PackSign[], answer: () => Promise<Receipt>) {
  let stopped = 0;
  const door = {
    submit: (_pack: unknown, onSign: (sign: PackSign) => void) => {
      for (const sign of signs) onSign(sign);
      return Promise.resolve(() => void stopped++);
    },
  };
  return { service: new TelemetryService(door, { receipt: answer }), stopped: () => stopped };
}

describe('TelemetryService', () => {
  it('tells a stored pack, and stops listening', async () => {
    const { service: telemetry, stopped } = service(['committed'], async () => receipt('committed'));
    await expect(telemetry.submit(pack, 1_000)).resolves.toEqual({ state: 'committed', deadLetters: [] });
    expect(stopped()).toBe(1);
  });

  it('tells of records that were refused beside good ones', async () => {
    const { service: telemetry } = service(['committed'], async () => receipt('committed', [letter(2)]));
    await expect(telemetry.submit(pack, 1_000)).resolves.toMatchObject({
      state: 'partly',
      deadLetters: [{ records: 2 }],
    });
  });

  it('calls a pack rejected when all of it was refused', async () => {
    const { service: telemetry } = service(['committed'], async () => receipt('committed', [letter(null)]));
    await expect(telemetry.submit(pack, 1_000)).resolves.toMatchObject({ state: 'rejected' });
  });

  it('answers a pack sent twice from the ledger', async () => {
    const { service: telemetry } = service(['repeated'], async () => receipt('committed'));
    await expect(telemetry.submit(pack, 1_000)).resolves.toMatchObject({ state: 'committed' });
  });

  it.each<PackSign>(['committed', 'dead-letter', 'repeated'])(
    'does not say that a pack is stored while the ledger does not answer: %s',
    async sign => {
      const away = async (): Promise<Receipt> => Promise.reject(new Error('away'));
      await expect(service([sign], away).service.submit(pack, 1)).resolves.toMatchObject({
        state: 'pending',
      });
    },
  );
});
