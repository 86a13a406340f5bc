import { useTranslation } from 'react-i18next';
import type { Robustness } from '../../data/robustness.js';
import { formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** How much of the movement of ranks each choice causes alone, with its interval. */
export function ChoiceShares({ choices }: { choices: Robustness['choices'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const most = Math.max(1, ...choices.map(({ high }) => high));
  const at = (share: number) => `${(100 * share) / most}%`;
  const percent = (share: number) => formatPercent(share, language);
  return (
    <>
      <ul className="share-bars">
        {[...choices]
          .sort((a, b) => b.share - a.share)
          .map(({ choice, share, low, high }) => (
            <li key={choice}>
              <span>
                {t(`robustness.choice.${choice}`)}
                <span className="row-note">{t(`robustness.varied.${choice}`)}</span>
              </span>
              <span className="tabular">
                {t('robustness.share', { share: percent(share), low: percent(low), high: percent(high) })}
              </span>
              <span className="share-bar" aria-hidden="true">
                <span className="share-fill" style={{ width: at(share) }} />
                <span className="share-interval" style={{ left: at(low), width: at(high - low) }} />
              </span>
            </li>
          ))}
      </ul>
      <p className="faint">{t('robustness.sharesNote')}</p>
    </>
  );
}
