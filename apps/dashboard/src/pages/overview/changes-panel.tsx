import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { type Alarm, useRecentAlarms } from '../../data/alarms.js';
import { type OtherChange, useOtherChanges } from '../../data/changes.js';
import type { ZoneItem } from '../../data/zones.js';
import { formatDelta, formatNumber, formatTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { type RecentChange, recentChanges } from '../../lib/recent-changes.js';

const HOUR_MS = 3_600_000;
const SHOWN = 8;

type Change = RecentChange<Alarm, OtherChange>;

/** What happened within the last hour: alarms, devices that fell silent or are back, scores, legal events, facts. */
export function ChangesPanel({ zones }: { zones: readonly ZoneItem[] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const recent = useRecentAlarms();
  const others = useOtherChanges();
  const changes = recentChanges(recent.data ?? [], others.data ?? [], recent.dataUpdatedAt - HOUR_MS);
  const state = {
    ...recent,
    data: recent.data && others.data,
    error: recent.error ?? others.error,
    refetch: () => Promise.all([recent.refetch(), others.refetch()]),
  };
  return (
    <Panel title={t('city.changes')} state={state} empty={changes.length === 0 && t('city.noChanges')}>
      {() => (
        <>
          <ol className="short-list">
            {changes.slice(0, SHOWN).map(change => {
              const code = change.of === 'other' ? change.other.zone : change.alarm.zone;
              const zone = zones.find(item => item.code === code);
              return (
                <li key={keyOf(change)}>
                  <time>{formatTime(change.at, language)}</time>
                  <span>
                    <What change={change} />
                    <span className="row-note">{zone ? nameOf(zone) : code}</span>
                  </span>
                </li>
              );
            })}
          </ol>
          {changes.length > SHOWN ? (
            <p className="faint">{t('city.more', { count: changes.length - SHOWN })}</p>
          ) : null}
        </>
      )}
    </Panel>
  );
}

function keyOf(change: Change): string {
  if (change.of !== 'other') return `${change.alarm.id} ${change.what}`;
  const { other } = change;
  return other.kind === 'score'
    ? `score ${other.zone} ${other.at}`
    : `${other.proposal} ${other.state} ${other.at}`;
}

/** What happened, with the way to where more is known of it. */
function What({ change }: { change: Change }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (change.of === 'alarm') {
    const { alarm, what } = change;
    return (
      <>
        <Link to="/alarms" search={{ alarm: alarm.id }}>
          {language === 'en' ? alarm.textEn : alarm.textVi}
        </Link>{' '}
        {t(`city.change.${what}`)} {alarm.simulated ? <SimulatedBadge /> : null}
      </>
    );
  }
  if (change.of === 'device') {
    const { alarm, what } = change;
    const { zone: code, device } = alarm;
    return (
      <>
        {device === null ? (
          <Link to="/zones/$code" params={{ code }} hash="devices">
            {t('city.change.network')}
          </Link>
        ) : (
          <Link to="/zones/$code/devices/$device" params={{ code, device }}>
            {device}
          </Link>
        )}{' '}
        {t(`city.change.${what}`)} {alarm.simulated ? <SimulatedBadge /> : null}
      </>
    );
  }
  return <Other other={change.other} />;
}

function Other({ other }: { other: OtherChange }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { zone: code, simulated } = other;
  if (other.kind === 'score')
    return (
      <>
        <Link to="/zones/$code" params={{ code }}>
          {t('city.change.score', {
            after: formatNumber(other.after, 1, language),
            delta: formatDelta(other.after - other.before, 1, language),
          })}
        </Link>{' '}
        {simulated ? <SimulatedBadge /> : null}
      </>
    );
  return (
    <>
      <Link to="/zones/$code/facts" params={{ code }}>
        {other.kind === 'event' ? t('city.change.event') : other.what}
      </Link>{' '}
      {t(`city.change.${other.kind === 'fact' ? 'fact' : other.state}`, { name: other.by })}{' '}
      {simulated ? <SimulatedBadge /> : null}
    </>
  );
}
