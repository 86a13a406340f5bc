import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useZones } from '../../data/zones.js';
import { type Compare, readCompare } from '../../lib/compare.js';
import { useLanguage } from '../../lib/language.js';

interface CompareChoiceProps {
  zone: string;
  value: Compare | undefined;
  onChange: (value: Compare | undefined) => void;
}

/** What charts are compared with: the past of the zone, or another zone. */
export function CompareChoice({ zone, value, onChange }: CompareChoiceProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const id = useId();
  const others = (useZones().data ?? []).filter(({ code }) => code !== zone);
  return (
    <p className="field">
      <label htmlFor={id}>{t('systems.compare')}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={event => onChange(readCompare(event.currentTarget.value))}
      >
        <option value="">{t('systems.compareNone')}</option>
        <option value="day">{t('systems.compareDay')}</option>
        <option value="week">{t('systems.compareWeek')}</option>
        {others.map(other => (
          <option key={other.code} value={`zone:${other.code}`}>
            {nameOf(other)}
          </option>
        ))}
      </select>
    </p>
  );
}
