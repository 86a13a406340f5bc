import type { Device, Metric, Zone } from '#libs/contracts';

/** Who there is and what is measured. */
export interface Directory {
  zones(): Promise<Zone[]>;
  devices(): Promise<Device[]>;
  metrics(): Promise<Metric[]>;
}
