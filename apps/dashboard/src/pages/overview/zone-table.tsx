import { useTranslation } from 'react-i18next';
import type { ZoneItem } from '../../data/zones.js';
import { useLanguage } from '../../lib/language.js';
import { type SortId, sortZones } from '../../lib/sort-zones.js';
import { ZoneRow } from './zone-row.js';

interface ZoneTableProps {
  zones: readonly ZoneItem[];
  status: ZoneItem['status'];
  sort: SortId;
  onSort: (sort: SortId) => void;
}

const COLUMNS = ['name', 'score', 'freshness'] as const;

/** Zones of one kind; its heads choose the order. */
export function ZoneTable({ zones, status, sort, onSort }: ZoneTableProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  return (
    <table className={`zones ${status}`}>
      <caption className="visually-hidden">{t(`overview.${status}`)}</caption>
      <thead>
        <tr>
          {COLUMNS.map(column => (
            <th
              key={column}
              scope="col"
              aria-sort={sort !== column ? undefined : column === 'name' ? 'ascending' : 'descending'}
            >
              <button type="button" onClick={() => onSort(column)}>
                {t(
                  column === 'score' && status === 'planned'
                    ? 'overview.columns.designScore'
                    : `overview.columns.${column}`,
                )}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortZones(zones, sort, nameOf, language).map(zone => (
          <ZoneRow key={zone.code} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}
