/** Addresses of the dashboard, for people. */
export interface Links {
  readonly alarms: string;
  alarm(id: string): string;
}

/** @param publicUrl address under which people reach the dashboard. */
export function linksTo(publicUrl: string): Links {
  const alarms = `${publicUrl.replace(/\/+$/, '')}/alarms`;
  return { alarms, alarm: id => `${alarms}?alarm=${encodeURIComponent(id)}` };
}
