import { LOCAL_OFFSET_MS } from '../windows/window-bounds.js';

/** Unix ms of `yyyyMMddHHmmss` by the clock of Việt Nam, the circular's; `undefined` when it is no moment of the calendar. */
export function parseTt10Time(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  // The 31st of a month with 30 days would otherwise be the first of the next one.
  return formatTt10(local) === text ? local.getTime() - LOCAL_OFFSET_MS : undefined;
}

function formatTt10(date: Date): string {
  return date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
}
