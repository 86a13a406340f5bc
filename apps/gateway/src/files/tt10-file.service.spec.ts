import type { DeadLetter, Device, Metric } from '#libs/contracts';
import type { OfferedPack, PackIntakeService, TakenPack } from '../telemetry/pack-intake.service.js';
import type { RegistryView } from '../registry/registry.ports.js';
import { stationDevices } from './station-devices.js';
import { Tt10FileService } from './tt10-file.service.js';

const NAME = 'HP_A_WW_OUT_01_20261001103000.txt';
const encoder = new TextEncoder();
const device = (id: string, station?: string, ...metrics: string[]): Device =>
  ({ id, zone: 'a', channels: metrics.map(metric => ({ metric })), station }) as unknown as Device;
const metric = (id: string, tt10: string): Metric =>
  ({ id, tt10, ucum: 'mg/L', units: [{ unit: 'mg/L', factor: 1 }] }) as unknown as Metric;
const letter = { id: 'x', reason: 'superseded', detail: 'Another pack holds it.' } as DeadLetter;
const devices = [
  device('a-ww-out-01', 'HP_A_WW_OUT_01', 'ww.out.cod'),
  device('a-ww-out-02', 'HP_A_WW_OUT_01', 'ww.out.tss'),
  device('b-ww-out-01', undefined, 'ww.out.cod'),
];

function service(...fates: Array<Pick<TakenPack, 'deadLetters' | 'state'>>) {
  const offered: OfferedPack[] = [];
  const registry = {
    devices: async () => devices,
    metrics: async () => [metric('ww.out.cod', 'COD'), metric('ww.out.tss', 'TSS')],
  } as unknown as RegistryView;
  const intake = {
    take: async (pack: OfferedPack) => {
      offered.push(pack);
      return { key: pack.device, ...(fates[offered.length - 1] ?? { state: 'committed', deadLetters: [] }) };
    },
  } as unknown as PackIntakeService;
  const files = new Tt10FileService(registry, intake);
  return { offered, take: (text: string, name = NAME) => files.take(name, encoder.encode(text)) };
}

const line = (symbol: string): string => `${symbol}\t48.2\tmg/L\t20261001103000\t00\n`;

describe('stationDevices', () => {
  it('finds the devices that are registered with the station, else the one that is called so', () => {
    const ids = (station: string) => stationDevices(devices, station).map(({ id }) => id);
    expect(ids('HP_A_WW_OUT_01')).toEqual(['a-ww-out-01', 'a-ww-out-02']);
    expect(ids('B_WW_OUT_01')).toEqual(['b-ww-out-01']);
    expect(ids('A_WW_OUT_01')).toEqual(['a-ww-out-01']);
    expect(ids('HP_NOBODY')).toEqual([]);
  });
});

describe('Tt10FileService', () => {
  it('hands each device of the station what it sent', async () => {
    const { offered, take } = service();
    await expect(take(line('COD') + line('TSS'))).resolves.toMatchObject({ state: 'committed', readings: 2 });
    expect(offered.map(pack => pack.device)).toEqual(['a-ww-out-01', 'a-ww-out-02']);
  });

  it('tells what is not stored, and waits for what is on its way', async () => {
    const pending = { state: 'pending', deadLetters: [] } as const;
    const inPart = { state: 'partly', deadLetters: [letter] } as const;
    await expect(service(inPart).take(line('COD'))).resolves.toMatchObject({ state: 'partly' });
    await expect(service().take(`${line('COD')}nonsense`)).resolves.toMatchObject({ state: 'partly' });
    const both = service(inPart, pending).take(line('COD') + line('TSS'));
    await expect(both).resolves.toMatchObject({ state: 'pending' });
  });

  it.each([
    ['', NAME, 'FILE.REJECTED'],
    ['nonsense', NAME, 'FILE.REJECTED'],
    [line('COD'), 'x.txt', 'FILE.NAME_INVALID'],
    [line('COD'), 'HP_NOBODY_20261001103000.txt', 'FILE.STATION_UNKNOWN'],
  ])('takes nothing of %j called %s', async (text, name, code) => {
    const { offered, take } = service();
    await expect(take(text, name)).rejects.toMatchObject({ code });
    expect(offered).toEqual([]);
  });

  it('stays readable whatever a file holds', async () => {
    const { take } = service();
    await expect(take('nonsense\n'.repeat(900))).rejects.toMatchObject({
      message: expect.stringMatching(/^.{0,2000} And 880 more\.$/) as string,
    });
  });

  it('names the dead letters of a file of which nothing is stored', async () => {
    const { take } = service({ state: 'rejected', deadLetters: [letter] });
    await expect(take(line('COD'))).rejects.toMatchObject({
      ...{ code: 'FILE.REJECTED', message: expect.stringContaining('Another pack holds it.') as string },
      data: { deadLetters: [letter] },
    });
  });
});
