import { Inject, Injectable } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError, type Clock, forEachAtOnce } from '#libs/runtime';
import {
  decodeText,
  type ImportDevice,
  type ImportReport,
  type PlannedPack,
  readImport,
} from '#libs/telemetry';
import { CLOCK } from '../clock.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { PackIntakeService, type TakenPack } from '../telemetry/pack-intake.service.js';

/** Packs that are not stored yet, at most: live readings must not queue behind them. */
const IN_FLIGHT = 64;
/** How long one pack is waited for, in milliseconds; what takes longer is safe in the broker. */
const COMMIT_WAIT_MS = 30_000;

/** How far an import is. */
export interface ImportProgress {
  readonly readings: number;
  readonly done: number;
  readonly packs: Readonly<Record<TakenPack['state'], number>>;
  /** Dead letters of records and packs that were refused on arrival. */
  readonly deadLetters: number;
}

/** A file that was read, with what its packs are made for. */
export interface ReadFile {
  readonly report: ImportReport;
  readonly devices: ReadonlyMap<string, ImportDevice>;
}

/** Brings readings of a file in, as history, by the door that devices use. */
@Injectable()
export class ImportsService {
  private isBusy = false;

  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    private readonly intake: PackIntakeService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Does what belongs to one file while no other one is worked on: a large one fills a good part of the memory.
   *
   * @throws AppError `IMPORT.BUSY`.
   */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.isBusy)
      throw new AppError(ErrorCode.ImportBusy, 'Another file is being imported. Try again when it is done.', {
        retryable: true,
      });
    this.isBusy = true;
    try {
      return await work();
    } finally {
      this.isBusy = false;
    }
  }

  /** Reads and checks a file; sends nothing. */
  async read(bytes: Uint8Array): Promise<ReadFile> {
    const devices = await this.devices();
    const reading = readImport(decodeText(bytes), { devices, nowMs: this.clock.now() });
    for (;;) {
      const step = reading.next();
      if (step.done) return { report: step.value, devices };
      // A file of half a million lines must not keep live viewers waiting.
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  /**
   * Sends the packs of a file. Repeating it sends only what is not stored yet.
   *
   * @param onProgress called after each pack.
   * @param signal aborted when nobody waits any more; what was sent stays.
   * @throws AppError `MESSAGING.*` and `DEPENDENCY.*`: what was sent is safe, the file can be imported again.
   */
  async send(
    { report, devices }: ReadFile,
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportProgress> {
    const counts = { committed: 0, partly: 0, pending: 0, rejected: 0 };
    let done = 0;
    let deadLetters = 0;
    const progress = (): ImportProgress => ({
      ...{ readings: report.plan.readings, done, packs: { ...counts }, deadLetters },
    });
    await forEachAtOnce(IN_FLIGHT, until(signal, report.plan.packs(devices)), async pack => {
      const taken = await this.takeOne(pack);
      counts[taken.state]++;
      done += pack.records;
      deadLetters += taken.deadLetters.length;
      onProgress(progress());
    });
    return progress();
  }

  private takeOne({ zone, device, bytes }: PlannedPack): Promise<TakenPack> {
    return this.intake.take({ zone, device, bytes }, COMMIT_WAIT_MS, 'mend');
  }

  private async devices(): Promise<Map<string, ImportDevice>> {
    const [devices, metrics] = await Promise.all([this.registry.devices(), this.registry.metrics()]);
    const units = new Map(metrics.map(metric => [metric.id, new Set(metric.units.map(({ unit }) => unit))]));
    return new Map(
      devices.map(({ id, zone, channels }) => [
        id,
        {
          zone,
          units: new Map(
            channels.flatMap(({ metric }) => {
              const accepted = units.get(metric);
              return accepted === undefined ? [] : [[metric, accepted] as const];
            }),
          ),
        },
      ]),
    );
  }
}

function* until<Item>(signal: AbortSignal, items: Iterable<Item>): Generator<Item, void, undefined> {
  for (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}
