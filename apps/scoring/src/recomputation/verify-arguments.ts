import { LOCAL_OFFSET_MS } from '#libs/telemetry';

/** Which revision `npm run score:verify` is asked for. */
export interface VerifyArguments {
  zone: string;
  /** Unix ms; the newest score unless given. */
  at: number | undefined;
  revision: number | undefined;
}

const VERIFY_USAGE = `npm run score:verify -- --zone <code> [--at <time>] [--revision <n>]

  --zone <code>     e.g. trang-due
  --at <time>       the newest hour scored at or before, RFC 3339 or local time: 2026-11-24T20:00
  --revision <n>    that revision of the hour; the newest unless given`;

/** @throws Error that says what is wrong. */
export function parseVerifyArguments(args: readonly string[]): VerifyArguments {
  const words = args.flatMap(word => (word.startsWith('--') ? word.split('=') : [word]));
  const wish: Partial<VerifyArguments> = {};
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const text = words.shift() ?? '';
    if (word === '--zone' && /^[a-z0-9-]+$/.test(text)) wish.zone = text;
    else if (word === '--at' && Number.isFinite(momentOf(text))) wish.at = momentOf(text);
    else if (word === '--revision' && /^[1-9]\d*$/.test(text)) wish.revision = Number(text);
    else throw new Error(`${word} ${text} is not understood.\n\n${VERIFY_USAGE}`);
  }
  const { zone, at, revision } = wish;
  if (zone === undefined) throw new Error(`Which zone?\n\n${VERIFY_USAGE}`);
  if (revision !== undefined && at === undefined) {
    throw new Error(`A revision counts within an hour: name it with --at.\n\n${VERIFY_USAGE}`);
  }
  return { zone, at, revision };
}

/** A time without an offset is Hải Phòng's. */
function momentOf(text: string): number {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return Number.NaN;
  const isAbsolute = /(Z|[+-]\d\d:\d\d)$/.test(text);
  return isAbsolute ? Date.parse(text) : Date.parse(`${text}Z`) - LOCAL_OFFSET_MS;
}
