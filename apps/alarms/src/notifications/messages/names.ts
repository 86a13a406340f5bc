import type { Device, Metric, Zone } from '#libs/contracts';

/** What people call the things that an alarm is about. */
export interface Names {
  zone(code: string): Pick<Zone, 'nameVi' | 'nameEn'> | undefined;
  device(id: string): Pick<Device, 'nameVi' | 'nameEn'> | undefined;
  metric(id: string): Pick<Metric, 'nameVi' | 'nameEn' | 'ucum' | 'decimals' | 'enumValues'> | undefined;
}
