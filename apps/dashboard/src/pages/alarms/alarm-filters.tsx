import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useZones } from '../../data/zones.js';
import {
  ALARM_STATES,
  type AlarmSearch,
  SEVERITIES,
  type AlarmState,
  type Severity,
} from '../../lib/alarm-search.js';
import { useLanguage } from '../../lib/language.js';

interface AlarmFiltersProps {
  search: AlarmSearch;
  /** Only what is asked for anew; `undefined` takes a filter away. */
  onChange: (change: { [Name in keyof AlarmSearch]?: AlarmSearch[Name] | undefined }) => void;
}

/** What the list is narrowed to; all of it stands in the address. */
export function AlarmFilters({ search, onChange }: AlarmFiltersProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const id = useId();
  const zones = useZones().data ?? [];
  const isHistory = search.view === 'history';
  return (
    <search className="alarm-filters" aria-label={t('alarms.filters')}>
      <p className="field">
        <label htmlFor={`${id}zone`}>{t('alarms.zone')}</label>
        <select
          id={`${id}zone`}
          value={search.zone ?? ''}
          onChange={event => onChange({ zone: event.currentTarget.value || undefined })}
        >
          <option value="">{t('alarms.allZones')}</option>
          {zones.map(zone => (
            <option key={zone.code} value={zone.code}>
              {nameOf(zone)}
            </option>
          ))}
        </select>
      </p>
      <p className="field">
        <label htmlFor={`${id}severity`}>{t('alarms.severity')}</label>
        <select
          id={`${id}severity`}
          value={search.severity ?? ''}
          onChange={event =>
            onChange({ severity: (event.currentTarget.value || undefined) as Severity | undefined })
          }
        >
          <option value="">{t('alarms.allSeverities')}</option>
          {SEVERITIES.map(severity => (
            <option key={severity} value={severity}>
              {t(`severity.${severity}`)}
            </option>
          ))}
        </select>
      </p>
      {isHistory ? null : (
        <>
          <p className="field">
            <label htmlFor={`${id}state`}>{t('alarms.state')}</label>
            <select
              id={`${id}state`}
              value={search.state ?? 'open'}
              onChange={event => {
                const state = event.currentTarget.value as AlarmState;
                onChange({ state: state === 'open' ? undefined : state });
              }}
            >
              {ALARM_STATES.map(state => (
                <option key={state} value={state}>
                  {t(`alarms.states.${state}`)}
                </option>
              ))}
            </select>
          </p>
          <p className="field">
            <label htmlFor={`${id}text`}>{t('alarms.text')}</label>
            <input
              id={`${id}text`}
              type="search"
              value={search.q ?? ''}
              onChange={event => onChange({ q: event.currentTarget.value || undefined })}
            />
          </p>
        </>
      )}
    </search>
  );
}
