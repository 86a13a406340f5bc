import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a metric is called, what it means, and the labels it may have. */
export interface MetricOptions<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
}

/** Prometheus metrics of one process, in a registry of its own, so that several may share a test process. */
export class Metrics {
  private readonly registry = new Registry();

  constructor(labels: Readonly<Record<string, string>>) {
    this.registry.setDefaultLabels(labels);
  }

  /** Adds Node's own figures: heap, event loop lag, garbage collection. */
  collectProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  /** A number that only grows. */
  counter<Label extends string = never>({ name, help, labels = [] }: MetricOptions<Label>): Counter<Label> {
    return new Counter({ name, help, labelNames: [...labels], registers: [this.registry] });
  }

  /** A number that goes up and down. */
  gauge<Label extends string = never>({ name, help, labels = [] }: MetricOptions<Label>): Gauge<Label> {
    return new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] });
  }

  /** A distribution; bucket borders in the unit of the name. */
  histogram<Label extends string = never>(
    { name, help, labels = [] }: MetricOptions<Label>,
    buckets: readonly number[],
  ): Histogram<Label> {
    return new Histogram({
      name,
      help,
      labelNames: [...labels],
      buckets: [...buckets],
      registers: [this.registry],
    });
  }

  /** All metrics in Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Media type of {@link text}. */
  get contentType(): string {
    return this.registry.contentType;
  }
}
