import { useTranslation } from 'react-i18next';
import type { NeedJudgement } from '../../data/search.js';
import { EvidenceList } from './evidence-list.js';
import { useNeedText } from './use-need-text.js';

/** One need of one zone: the answer in words; opened, the figures behind it. */
export function NeedLine({ need, zone }: { need: NeedJudgement; zone: string }) {
  const { t } = useTranslation();
  const { amount, difference } = useNeedText();
  const { state, reason } = need;
  return (
    <li>
      <details className={`need-line ${state}`}>
        <summary>
          <span className="need-mark" aria-hidden="true" />
          <span>
            <strong>{t(`need.${need.need}`)}:</strong>{' '}
            {need.offered === null ? t('find.nothingKnown') : amount(need.need, need.offered, need.unit)}
            {state === 'met' ? ` – ${t('find.met')}` : null}
            {state === 'short' && need.shortBy !== null
              ? ` – ${t(need.direction === 'at-least' ? 'find.short' : 'find.over', { amount: difference(need.need, need.shortBy, need.unit) })}`
              : null}
            {state === 'unknown' ? ` – ${t('find.unknown')}` : null}
          </span>
        </summary>
        <p>
          {t(need.direction === 'at-least' ? 'find.askedAtLeast' : 'find.askedAtMost', {
            amount: amount(need.need, need.required, need.unit),
          })}
          {reason === null ? null : ` ${t(`find.why.${reason}`)}`}
        </p>
        {/* Of an upper bound that is the whole area the reason has said it. */}
        {need.evidence.length === 0 && reason === 'only-upper-bound' ? null : (
          <EvidenceList need={need.need} evidence={need.evidence} zone={zone} />
        )}
      </details>
    </li>
  );
}
