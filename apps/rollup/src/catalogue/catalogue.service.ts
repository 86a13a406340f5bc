import type { Clock } from '#libs/runtime';
import { type Column, columnsOf, MetricCatalogue } from '#libs/telemetry';
import type { Registry } from './catalogue.ports.js';

/** An unknown metric is asked for at most this often. */
const REFRESH_PAUSE_MS = 10_000;

/** The metric catalogue as the registry last told it. */
export class CatalogueService {
  private catalogue = new MetricCatalogue([]);
  private readonly columnsByMeasurement = new Map<string, Column[]>();
  private text = '[]';
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly registry: Registry,
    private readonly clock: Clock,
    /** Called when metrics changed: what was kept in column order has another order now. */
    private readonly onChange: () => void,
  ) {}

  get current(): MetricCatalogue {
    return this.catalogue;
  }

  columns(measurement: string): readonly Column[] {
    let columns = this.columnsByMeasurement.get(measurement);
    if (columns === undefined) {
      columns = columnsOf(this.catalogue.listByMeasurement(measurement));
      this.columnsByMeasurement.set(measurement, columns);
    }
    return columns;
  }

  /** Asks the registry; throws when it does not answer. */
  async load(): Promise<void> {
    this.askedAt = this.clock.now();
    const metrics = await this.registry.metrics();
    const text = JSON.stringify(metrics);
    if (text === this.text) return;
    this.catalogue = new MetricCatalogue(metrics);
    this.text = text;
    this.columnsByMeasurement.clear();
    this.onChange();
  }

  /** Asks the registry because something is missing; not again and again. */
  async loadIfStale(): Promise<void> {
    if (this.clock.now() - this.askedAt >= REFRESH_PAUSE_MS) await this.load();
  }
}
