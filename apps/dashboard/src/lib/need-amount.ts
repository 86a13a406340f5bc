import type { Language } from '../i18n/setup.js';
import type { NEEDS, NeedId } from './needs.js';
import { readTypedNumber, writeTypedNumber } from './typed-number.js';

type Need = Pick<(typeof NEEDS)[number], 'id' | 'unit'>;

/** What of a need is a share of one in addresses and answers, and a percentage to people. */
const isShare = (need: NeedId): boolean => need === 'confidence';

/** An amount of a need as people read it. */
export function shownAmount(need: NeedId, amount: number): number {
  // 0.57 × 100 is 56.99999999999999.
  return isShare(need) ? Number((amount * 100).toPrecision(12)) : amount;
}

/** An amount of a need as its field shows it. */
export function writeAmount(need: NeedId, amount: number, language: Language): string {
  return writeTypedNumber(shownAmount(need, amount), language);
}

/** The amount somebody typed, as addresses have it; `undefined` for what cannot be asked for. */
export function readAmount({ id, unit }: Need, text: string, language: Language): number | undefined {
  const typed = readTypedNumber(text, language);
  if (typed === undefined || typed < 0 || (unit === '%' && typed > 100)) return undefined;
  return isShare(id) ? typed / 100 : typed;
}
