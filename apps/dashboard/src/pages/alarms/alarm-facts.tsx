import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleBasisText } from '#libs/telemetry';
import { PriorityMark } from '../../components/priority-mark.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { Alarm } from '../../data/alarms.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useAlarmWords } from './use-alarm-words.js';

/** Everything that is known of one alarm, line by line. */
export function AlarmFacts({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { zoneName, metricName, figure, worst, standing } = useAlarmWords();
  const time = (at: number): string => formatDateTime(at, language);
  const { acknowledged, shelved, assignee, suppressedBy } = alarm;
  const lines: [string, ReactNode][] = [
    ['state', standing(alarm)],
    [
      'zone',
      <Link key="zone" to="/zones/$code" params={{ code: alarm.zone }}>
        {zoneName(alarm.zone)}
      </Link>,
    ],
    [
      'device',
      alarm.device === null ? (
        t('alarms.facts.wholeZone')
      ) : (
        <Link
          key="device"
          to="/zones/$code/devices/$device"
          params={{ code: alarm.zone, device: alarm.device }}
        >
          {alarm.device}
        </Link>
      ),
    ],
    ['metric', metricName(alarm)],
    ['worst', worst(alarm)],
    ['limit', figure(alarm, alarm.limit)],
    ['basis', ruleBasisText(alarm.basis, language)],
    ['raised', time(alarm.raisedAt)],
    ['cleared', alarm.clearedAt === null ? t('alarms.stillOn') : time(alarm.clearedAt)],
    ...(acknowledged
      ? ([['acknowledged', `${acknowledged.by.name}, ${time(acknowledged.at)}`]] as [string, ReactNode][])
      : []),
    ...(shelved
      ? ([
          [
            'shelved',
            `${t('alarms.shelvedUntil', { time: time(shelved.until) })}, ${shelved.by.name}: “${shelved.reason}”`,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(assignee ? ([['assignee', assignee.name]] as [string, ReactNode][]) : []),
    ...(suppressedBy === null
      ? []
      : ([
          [
            'suppressed',
            <Link
              key="cause"
              from="/alarms"
              to="/alarms"
              search={known => ({ ...known, alarm: suppressedBy })}
            >
              {t('alarms.facts.cause')}
            </Link>,
          ],
        ] as [string, ReactNode][])),
    ['rule', <code key="rule">{alarm.rule}</code>],
  ];
  return (
    <>
      <p className="facts-line">
        <PriorityMark priority={alarm.priority} />
        {alarm.simulated ? <SimulatedBadge /> : null}
      </p>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <div key={name} className="fact-line">
            <dt>{t(`alarms.facts.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
