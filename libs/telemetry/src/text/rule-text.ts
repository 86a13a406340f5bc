/** What of a rule its words speak of. */
export interface RuleTexts {
  readonly textVi: string;
  readonly textEn: string;
  readonly set: number;
  readonly onDelaySeconds: number;
}

/** A number as the words of a rule have it: to compare with, and as it is written in a language. */
interface Figure {
  readonly value: number;
  readonly text: string;
}

const PLACEHOLDER =
  /\{(?<name>set|percent|deviation|duration|delay)(?:=(?<value>-?\d+(?:\.\d+)?):(?<equal>[^{}|]*)\|(?<other>[^{}|]*))?\}/g;

const UNITS = { en: { s: 's', min: 'min', h: 'h' }, vi: { s: 'giây', min: 'phút', h: 'giờ' } } as const;

/**
 * The words of a rule in a language, with the numbers that the rule has, so that both always agree. Its texts hold the
 * places of the numbers:
 *
 * - `{set}`: the limit; `{percent}`: the limit, a share, times 100; `{deviation}`: how far that is from 100;
 * - `{duration}`: the limit, in minutes, as a time; `{delay}`: how long it has to be broken;
 * - `{set=9:outside its limit|# or more}`: the first words for this very number, else the second, with the number for `#`.
 */
export function ruleText(rule: RuleTexts, language: 'en' | 'vi'): string {
  return (language === 'en' ? rule.textEn : rule.textVi).replace(PLACEHOLDER, (...match) => {
    const { name, value, equal, other = '#' } = match.at(-1) as Record<string, string | undefined>;
    const figure = figureOf(rule, name, language);
    return figure.value === Number(value) ? (equal ?? '') : other.replaceAll('#', figure.text);
  });
}

/** Both texts of what a rule raises. */
export function ruleTexts(rule: RuleTexts): { textVi: string; textEn: string } {
  return { textVi: ruleText(rule, 'vi'), textEn: ruleText(rule, 'en') };
}

/** What stands in braces in a text of a rule and is no place of a number. */
export function unknownPlaceholders(text: string): string[] {
  return text.replace(PLACEHOLDER, '').match(/\{[^}]*\}?|\}/g) ?? [];
}

function figureOf(
  { set, onDelaySeconds }: RuleTexts,
  name: string | undefined,
  language: 'en' | 'vi',
): Figure {
  const plain = (value: number): Figure => ({ value, text: numberText(rounded(value), language) });
  const percent = rounded(set * 100);
  if (name === 'percent') return plain(percent);
  if (name === 'deviation') return plain(rounded(Math.abs(percent - 100)));
  if (name === 'duration') return { value: set, text: durationText(set * 60, language) };
  if (name === 'delay') return { value: onDelaySeconds, text: durationText(onDelaySeconds, language) };
  return plain(set);
}

/** The largest unit of which there are at least two, as people say it: 60 s, 60 min, 12 h. */
function durationText(seconds: number, language: 'en' | 'vi'): string {
  const [size, unit] =
    seconds >= 7_200 && seconds % 3_600 === 0
      ? ([3_600, 'h'] as const)
      : seconds >= 120
        ? ([60, 'min'] as const)
        : ([1, 's'] as const);
  return `${numberText(rounded(seconds / size), language)} ${UNITS[language][unit]}`;
}

/** Without the traces of binary fractions. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}

function numberText(value: number, language: 'en' | 'vi'): string {
  const text = String(value).replace('-', '−');
  return language === 'vi' ? text.replace('.', ',') : text;
}
