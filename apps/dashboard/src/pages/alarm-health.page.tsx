import '../i18n/alarm-health/index.js';
import '../i18n/alarms/index.js';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { PriorityMark } from '../components/priority-mark.js';
import { Switch } from '../components/switch.js';
import { useTitle } from '../components/use-title.js';
import { useAlarmHealth } from '../data/alarms.js';
import { formatDateTime, formatPercent, formatSpan } from '../lib/format.js';
import { HEALTH_DAYS, type HealthDays } from '../lib/health-days.js';
import { useLanguage } from '../lib/language.js';
import { AlarmViews } from './alarms/alarm-views.js';
import { GuidelineTable } from './alarm-health/guideline-table.js';
import { SourceList } from './alarm-health/source-list.js';

/** One of so many is 5 %. */
const FEWEST_FOR_SHARES = 20;

/** Whether alarms are still of use: how many, which chatter, which never end (EEMUA 191). */
export function AlarmHealthPage() {
  const { days = 7, zone } = useSearch({ from: '/alarms/health' });
  const navigate = useNavigate({ from: '/alarms/health' });
  const { t } = useTranslation();
  const { language } = useLanguage();
  const state = useAlarmHealth(zone, days);
  useTitle(t('page.alarmHealth'));
  const health = state.data;
  // A percentage of a handful says more than is known.
  const amount = ({ count, share }: { count: number; share: number }): string =>
    health && health.alarms < FEWEST_FOR_SHARES
      ? t('health.shareOfFew', { count, all: health.alarms })
      : t('health.share', { count, share: formatPercent(share, language) });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('page.alarmHealth')}</h1>
          <AlarmViews />
        </div>
        <Switch
          label={t('health.period')}
          value={String(days)}
          options={HEALTH_DAYS.map(value => ({ value: String(value), text: t(`health.days.${value}`) }))}
          onChange={value =>
            void navigate({
              search: known => ({ ...known, days: Number(value) as HealthDays }),
              replace: true,
            })
          }
        />
      </div>
      <p className="panel-note">{t('health.explain')}</p>
      <Panel
        title={t('health.guidelines')}
        state={state}
        minHeight={360}
        aside={
          health ? (
            <>
              <span className="count">
                {t('health.span', {
                  count: health.alarms,
                  span: formatSpan(health.from, health.to, language),
                })}
              </span>
              <DownloadMenu
                label={t('page.alarmHealth')}
                what="alarm-health"
                query={() => ({
                  ...{ zone, from: new Date(health.from).toISOString() },
                  to: new Date(health.to).toISOString(),
                })}
              />
            </>
          ) : null
        }
      >
        {() => (health ? <GuidelineTable health={health} /> : null)}
      </Panel>
      <div className="health-parts">
        <Panel title={t('health.frequent')} state={state}>
          {() => <SourceList items={health?.frequent ?? []} none={t('health.noFrequent')} about={amount} />}
        </Panel>
        <Panel title={t('health.standing')} state={state}>
          {() => (
            <>
              <p className="panel-note">{t('health.standingNote')}</p>
              <SourceList
                items={health?.stale.oldest ?? []}
                none={t('health.noStanding')}
                about={({ id, raisedAt }) => (
                  <Link to="/alarms" search={{ alarm: id }}>
                    {t('health.since', { time: formatDateTime(raisedAt, language) })}
                  </Link>
                )}
              />
            </>
          )}
        </Panel>
        <Panel title={t('health.chattering')} state={state}>
          {() => (
            <>
              <p className="panel-note">{t('health.chatteringNote')}</p>
              <SourceList
                items={health?.chattering ?? []}
                none={t('health.noChattering')}
                about={({ times }) => t('health.times', { count: times })}
              />
            </>
          )}
        </Panel>
        <Panel title={t('health.floods')} state={state}>
          {() => (
            <>
              <p className="panel-note">{t('health.floodNote')}</p>
              {health?.floods.longest.length === 0 ? <p className="faint">{t('health.noFloods')}</p> : null}
              <ul className="source-list">
                {health?.floods.longest.map(({ from, to, alarms }) => (
                  <li key={from}>
                    {t('health.flood', { span: formatSpan(from, to, language), count: alarms })}
                  </li>
                ))}
              </ul>
              {health?.tenMinutes.peakAt ? (
                <p className="faint">
                  {t('health.peakAt', { time: formatDateTime(health.tenMinutes.peakAt, language) })}
                </p>
              ) : null}
            </>
          )}
        </Panel>
        <Panel title={t('health.priorities')} state={state}>
          {() => (
            <ul className="source-list">
              {health?.priorities.map(({ priority, count, share }) => (
                <li key={priority}>
                  <PriorityMark priority={priority} /> {amount({ count, share })}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </>
  );
}
