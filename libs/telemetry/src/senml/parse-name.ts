/** Device and metric of a resolved SenML name. */
export type ParsedName =
  | { ok: true; device: string | null; metric: string }
  | { ok: false; code: 'bad-base-name' | 'bad-record'; message: string };

/** Every name of ours begins so; the device id follows, then a colon, then the metric id. */
const URN_PREFIX = 'urn:dev:gz:';
const DEVICE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const DEVICE_MAX_LENGTH = 64;
/** RFC 8428 §4.5.1: characters of a resolved name. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9:./_-]*$/;

/** Longest resolved name: without a limit a long base name costs its length again with every record. */
const NAME_MAX_LENGTH = 256;

/** Whether a character code may follow the base name: a table is twice as fast here as an expression. */
const IN_TAIL = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9:./_-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Device of a base name that is exactly `urn:dev:gz:<device>:`, else `null`. */
export function deviceOfBaseName(baseName: string): string | null {
  if (!baseName.startsWith(URN_PREFIX) || !baseName.endsWith(':')) return null;
  const device = baseName.slice(URN_PREFIX.length, -1);
  return device.length <= DEVICE_MAX_LENGTH && DEVICE.test(device) ? device : null;
}

/** Whether a name may stand after a base name that is complete in itself. */
export function isMetricName(name: string): boolean {
  if (name === '' || name.length > NAME_MAX_LENGTH) return false;
  for (let index = 0; index < name.length; index++) {
    if (IN_TAIL[name.charCodeAt(index)] !== 1) return false;
  }
  return true;
}

/**
 * Splits the resolved name (base name followed by name) into device and metric. Without the
 * `urn:dev:gz:` prefix and without a base name the whole name is the metric.
 */
export function parseName(baseName: string, name: string): ParsedName {
  if (baseName.length + name.length > NAME_MAX_LENGTH) {
    return {
      ok: false,
      code: 'bad-record',
      message: `the name has more than ${NAME_MAX_LENGTH} characters.`,
    };
  }
  const full = baseName + name;
  if (full === '') return { ok: false, code: 'bad-record', message: 'there is no name.' };
  if (!NAME.test(full)) {
    return { ok: false, code: 'bad-record', message: 'the name has characters SenML does not allow.' };
  }
  if (full.startsWith(URN_PREFIX)) {
    const colon = full.indexOf(':', URN_PREFIX.length);
    const device = colon < 0 ? '' : full.slice(URN_PREFIX.length, colon);
    if (device.length > DEVICE_MAX_LENGTH || !DEVICE.test(device)) {
      return { ok: false, code: 'bad-base-name', message: `the name is not ${URN_PREFIX}<device>:<metric>.` };
    }
    const metric = full.slice(colon + 1);
    if (metric === '') return { ok: false, code: 'bad-record', message: 'the name ends with the device.' };
    return { ok: true, device, metric };
  }
  if (baseName === '' && !full.includes(':')) return { ok: true, device: null, metric: full };
  return {
    ok: false,
    code: 'bad-base-name',
    message: `the name does not begin with ${URN_PREFIX}<device>:.`,
  };
}
