import { useTranslation } from 'react-i18next';
import { SEARCH_ID } from '../../lib/search-id.js';

interface ZoneSearchProps {
  value: string;
  onChange: (text: string) => void;
}

/** Finds zones by name, district or code, with or without Vietnamese marks. */
export function ZoneSearch({ value, onChange }: ZoneSearchProps) {
  const { t } = useTranslation();
  return (
    <label className="search">
      <span className="visually-hidden">{t('overview.search')}</span>
      <input
        id={SEARCH_ID}
        type="search"
        placeholder={t('overview.searchHint')}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
