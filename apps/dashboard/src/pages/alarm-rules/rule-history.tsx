import { useTranslation } from 'react-i18next';
import type { AlarmRuleVersion } from '../../data/alarm-rules.js';
import { useZones } from '../../data/zones.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useRuleWords } from './use-rule-words.js';

/** Every version of a rule, newest first: what it said, who made it and why. */
export function RuleHistory({ versions }: { versions: readonly AlarmRuleVersion[] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const words = useRuleWords();
  const zones = useZones().data;
  const zoneName = (code: string): string => {
    const zone = zones?.find(item => item.code === code);
    return zone ? nameOf(zone) : code;
  };
  return (
    <ul className="fact-history">
      {versions.map(({ version, zone, status, definition, effectiveFrom, made }) => (
        <li key={`${version} ${effectiveFrom}`}>
          <p className="fact-head">
            <span>
              {version === 0 ? t('rules.delivered') : t('rules.version', { version })} ·{' '}
              {zone === null ? t('rules.everywhere') : zoneName(zone)} · {t(`rules.status.${status}`)}
            </span>
            <span>
              {words.limit(definition)}; {words.mended(definition)}
            </span>
          </p>
          <p className="fact-about">
            {t('rules.from', { time: formatDateTime(effectiveFrom, language) })}
            {made === null ? null : ` · ${made.actor.name}: “${made.reason}”`}
          </p>
        </li>
      ))}
    </ul>
  );
}
