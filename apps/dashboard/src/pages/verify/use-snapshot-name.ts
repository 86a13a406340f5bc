import { useTranslation } from 'react-i18next';
import type { SnapshotItem } from '../../data/snapshots.js';
import { formatDateTime, formatMonth } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** What a snapshot is called: its number, and its month or moment. */
export function useSnapshotName(): (
  snapshot: Pick<SnapshotItem, 'asOf' | 'kind' | 'month' | 'sequence'>,
) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return ({ sequence, kind, month, asOf }) => {
    const of =
      kind === 'month' && month !== null
        ? formatMonth(month, language)
        : t('verify.interim', { time: formatDateTime(asOf, language) });
    return t('verify.name', { sequence, of });
  };
}
