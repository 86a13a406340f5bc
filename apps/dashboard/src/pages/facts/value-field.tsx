import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactKind } from '../../data/facts.js';
import { factUnitText } from '../../lib/fact-value.js';
import { useLanguage } from '../../lib/language.js';

interface ValueFieldProps {
  kind: FactKind;
  value: string;
  onChange: (value: string) => void;
}

/** The input that fits a kind of fact, with its unit and range. */
export function ValueField({ kind, value, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const id = useId();
  const unit = factUnitText(kind.unit, language);
  const range = kind.type === 'number' ? t('facts.range', { min: kind.min, max: kind.max, unit }) : '';
  const options =
    kind.type === 'boolean'
      ? [
          { value: 'true', text: t('facts.yes') },
          { value: 'false', text: t('facts.no') },
        ]
      : kind.options?.map(option => ({ value: String(option.value), text: nameOf(option) }));
  return (
    <p className="field">
      <label htmlFor={id}>
        {t('facts.value')}
        {unit ? ` (${unit})` : ''}
      </label>
      {options ? (
        <select id={id} required value={value} onChange={event => onChange(event.currentTarget.value)}>
          <option value="">{t('facts.choose')}</option>
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          required
          type={kind.type === 'number' || kind.type === 'date' ? kind.type : 'text'}
          min={kind.min ?? undefined}
          max={kind.max ?? undefined}
          step={kind.integer ? 1 : 'any'}
          value={value}
          aria-describedby={range ? `${id} range` : undefined}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )}
      {range ? (
        <span id={`${id} range`} className="faint">
          {range}
        </span>
      ) : null}
    </p>
  );
}
