const PART = /\((?:giai đoạn|khu|phase|area|zone) (\w+)\)$/i;
const PREFIX = /^KCN (?:và Khu phi thuế quan )?/;
const SUFFIX = / (?:Industrial (?:Park|Zone)(?: and Non-tariff Zone)?)\b/;

/** A zone's name as a map has room for: without its kind and its former names, with the number of its part. */
export function shortName(name: string): string {
  const part = PART.exec(name)?.[1];
  const bare = name
    .replace(PREFIX, '')
    .replace(SUFFIX, '')
    .replace(/ \(.*\)/, '')
    .trim();
  return part === undefined ? bare : `${bare} ${part}`;
}
