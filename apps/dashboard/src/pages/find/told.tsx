import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMarkRead, useSearchNotifications } from '../../data/saved-searches.js';
import { useZones } from '../../data/zones.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useNeedText } from './use-need-text.js';

/** Which zones started or stopped to match, the newest first. */
export function Told({ actor }: { actor: string }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { amount } = useNeedText();
  const told = useSearchNotifications(actor);
  const markRead = useMarkRead(actor);
  const zones = useZones().data;
  const items = told.data?.items ?? [];
  const newest = items[0];
  const nameOfZone = (code: string) => {
    const zone = zones?.find(one => one.code === code);
    return zone ? nameOf(zone) : code;
  };
  return (
    <>
      <h3>
        {t('saved.changes')}{' '}
        <small role="status">{told.data ? t('saved.unread', { count: told.data.unread }) : null}</small>
      </h3>
      {told.data && items.length === 0 ? <p className="empty-note">{t('saved.noChanges')}</p> : null}
      <ul className="saved-list">
        {items.map(item => (
          <li key={item.id} className={item.readAt === null ? 'unread' : ''}>
            <time dateTime={new Date(item.at).toISOString()}>{formatDateTime(item.at, language)}</time>{' '}
            <Link to="/zones/$code" params={{ code: item.zone }}>
              {nameOfZone(item.zone)}
            </Link>{' '}
            {t(`saved.${item.change}`, { search: item.searchName })}
            {item.unmet.length > 0 ? (
              <span className="row-note">
                {item.unmet
                  .map(({ need, offered, unit }) =>
                    offered === null
                      ? `${t(`need.${need}`)}: ${t('find.nothingKnown')}`
                      : `${t(`need.${need}`)}: ${amount(need, offered, unit)}`,
                  )
                  .join(' · ')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {newest && (told.data?.unread ?? 0) > 0 ? (
        <button type="button" className="button" onClick={() => markRead.mutate(newest.id)}>
          {t('saved.markRead')}
        </button>
      ) : null}
    </>
  );
}
