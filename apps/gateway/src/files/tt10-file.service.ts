import { Inject, Injectable } from '@nestjs/common';
import { type Device, ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import {
  decodeText,
  encodeSenmlJson,
  parseTt10,
  parseTt10Name,
  type Tt10Fault,
  tt10Packs,
} from '#libs/telemetry';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { PackIntakeService, type TakenPack } from '../telemetry/pack-intake.service.js';
import { stationDevices } from './station-devices.js';

/** Largest file: one has some dozen lines of 40 characters. */
export const MOST_FILE_BYTES = 64 * 1024;
/** What is named of a file that is refused as a whole; all of it is in the data of the problem. */
const NAMED_FAULTS = 20;
/** How long a sender is kept waiting for a commit, in milliseconds. */
const COMMIT_WAIT_MS = 3_000;

/** What became of a file. */
export interface FileOutcome {
  readonly name: string;
  readonly station: string;
  /**
   * `committed`: all of it is stored; `partly`: the rest is a fault or a dead letter; `pending`: safe in the
   * broker, not yet stored.
   */
  readonly state: 'committed' | 'partly' | 'pending';
  readonly readings: number;
  readonly faults: readonly Tt10Fault[];
  readonly packs: ReadonlyArray<TakenPack & { readonly zone: string; readonly device: string }>;
}

/** Takes files of Circular 10/2021/TT-BTNMT in. The same file again changes nothing; after a fault was mended it does. */
@Injectable()
export class Tt10FileService {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    private readonly intake: PackIntakeService,
  ) {}

  /**
   * Stores what a file says.
   *
   * @param name of the file without a folder: station and time.
   * @throws AppError `FILE.*` when nothing of it can be stored, `DEPENDENCY.*` and `MESSAGING.*`: try again.
   */
  async take(name: string, bytes: Uint8Array): Promise<FileOutcome> {
    const named = parseTt10Name(name);
    if (named === undefined)
      throw new AppError(
        ErrorCode.FileNameInvalid,
        'The name of a file is <station>_<yyyyMMddHHmmss>.txt, e.g. HP_TRANGDUE_NTHAI01_20261001103000.txt.',
      );
    const { station } = named;
    const devices = await this.devicesOf(station);
    const file = parseTt10(decodeText(bytes));
    const { packs, faults: unplaced } = tt10Packs(file.records, await this.withMetrics(devices));
    const faults = [...file.faults, ...unplaced].sort((a, b) => a.line - b.line);
    const taken: Array<TakenPack & { zone: string; device: string }> = [];
    for (const pack of packs) {
      const { device } = pack;
      const zone = devices.find(({ id }) => id === device)?.zone ?? '';
      const offered = { zone, device, bytes: encodeSenmlJson(pack) };
      taken.push({ zone, device, ...(await this.intake.take(offered, COMMIT_WAIT_MS, 'mend')) });
    }
    if (taken.every(({ state }) => state === 'rejected')) throw rejected(name, faults, taken);
    const readings = packs.reduce((sum, { records, events = [] }) => sum + records.length + events.length, 0);
    return { name, station, state: stateOf(faults, taken), readings, faults, packs: taken };
  }

  private async devicesOf(station: string): Promise<readonly Device[]> {
    const devices = stationDevices(await this.registry.devices(), station);
    if (devices.length > 0) return devices;
    throw new AppError(
      ErrorCode.StationUnknown,
      `No device has the station ${station}. Register it with the device ("station"), then send the file again.`,
    );
  }

  private async withMetrics(devices: readonly Device[]) {
    const metrics = new Map((await this.registry.metrics()).map(metric => [metric.id, metric]));
    return devices.map(({ id, channels }) => ({
      id,
      metrics: channels.flatMap(({ metric }) => metrics.get(metric) ?? []),
    }));
  }
}

function stateOf(faults: readonly Tt10Fault[], taken: readonly TakenPack[]): FileOutcome['state'] {
  if (taken.some(({ state }) => state === 'pending')) return 'pending';
  const isWhole = faults.length === 0 && taken.every(({ state }) => state === 'committed');
  return isWhole ? 'committed' : 'partly';
}

function rejected(name: string, faults: readonly Tt10Fault[], taken: readonly TakenPack[]): AppError {
  const letters = taken.flatMap(({ deadLetters }) => deadLetters);
  const why = [
    ...faults.map(({ line, message }) => `Line ${line}: ${message}.`),
    ...letters.map(({ detail }) => detail),
  ];
  const more = why.length > NAMED_FAULTS ? ` And ${why.length - NAMED_FAULTS} more.` : '';
  return new AppError(
    ErrorCode.FileRejected,
    `Nothing of ${name} can be stored. ${why.slice(0, NAMED_FAULTS).join(' ') || 'It is empty.'}${more}`,
    {
      data: { faults, deadLetters: letters },
    },
  );
}
