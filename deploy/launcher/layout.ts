import { join } from 'node:path';

/** Where everything of one stack lies. */
export interface Layout {
  /** The checkout. */
  readonly root: string;
  /** Data of this stack. */
  readonly data: string;
  /** Downloaded servers: shared by all stacks of a checkout, kept by a reset. */
  readonly tools: string;
  readonly logs: string;
  readonly run: string;
  readonly config: string;
  readonly nats: string;
  readonly influx: string;
  readonly postgres: string;
  /** Where files of Circular 10/2021 are put, unless GZ_DROP_DIR says otherwise. */
  readonly drop: string;
  /** What simulated devices were made to do wrong. */
  readonly faults: string;
  readonly compileCache: string;
  readonly secrets: string;
  readonly lock: string;
  readonly state: string;
}

/** All paths of a stack follow from its data folder. */
export function layoutOf(root: string, data: string, tools: string): Layout {
  const run = join(data, 'run');
  return {
    root,
    data,
    tools,
    logs: join(data, 'logs'),
    run,
    config: join(data, 'config'),
    nats: join(data, 'nats'),
    influx: join(data, 'influxdb'),
    postgres: join(data, 'postgres'),
    drop: join(data, 'drop'),
    faults: join(data, 'faults'),
    compileCache: join(data, 'compile-cache'),
    secrets: join(data, 'secrets.json'),
    lock: join(run, 'launcher.json'),
    state: join(run, 'processes.json'),
  };
}
