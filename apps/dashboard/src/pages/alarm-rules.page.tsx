import '../i18n/actor/index.js';
import '../i18n/alarm-rules/index.js';
import '../i18n/alarms/index.js';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { useTitle } from '../components/use-title.js';
import { useAlarmRules } from '../data/alarm-rules.js';
import { useZones } from '../data/zones.js';
import { useLanguage } from '../lib/language.js';
import { matchesText } from '#libs/telemetry';
import { AlarmViews } from './alarms/alarm-views.js';
import { RuleDialog } from './alarm-rules/rule-dialog.js';
import { RuleTable } from './alarm-rules/rule-table.js';
import { useRuleWords } from './alarm-rules/use-rule-words.js';

/** When something is an alarm: every rule with its limit, its reason and its past, and how to change it. */
export function AlarmRulesPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { zone = '', rule } = useSearch({ from: '/alarm-rules' });
  const navigate = useNavigate();
  const rules = useAlarmRules(zone);
  const zones = useZones().data ?? [];
  const words = useRuleWords();
  const [text, setText] = useState('');
  useTitle(t('rules.title'));
  const go = (search: { zone?: string; rule?: string }) =>
    void navigate({ to: '/alarm-rules', search, replace: true });
  const inZone = zone === '' ? {} : { zone };
  const shown = (rules.data ?? []).filter(({ rule: id, definition }) =>
    matchesText(text, [words.text(definition), words.metric(definition), words.basis(definition), id]),
  );
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('rules.title')}</h1>
          <AlarmViews />
        </div>
      </div>
      <p className="panel-note">{t('rules.explain')}</p>
      <Panel
        title={t('rules.list')}
        state={rules}
        minHeight={480}
        empty={rules.data?.length === 0 && t('rules.none')}
        aside={
          <>
            <span className="count">{shown.length}</span>
            <DownloadMenu label={t('rules.list')} what="alarm-rules" query={() => inZone} />
          </>
        }
      >
        {() => (
          <>
            <div className="facts-form">
              <p className="field">
                <label htmlFor="rules-zone">{t('rules.where')}</label>
                <select
                  id="rules-zone"
                  value={zone}
                  onChange={({ currentTarget: { value } }) => go(value === '' ? {} : { zone: value })}
                >
                  <option value="">{t('rules.everywhere')}</option>
                  {zones.map(item => (
                    <option key={item.code} value={item.code}>
                      {nameOf(item)}
                    </option>
                  ))}
                </select>
              </p>
              <p className="field">
                <label htmlFor="rules-text">{t('rules.find')}</label>
                <input
                  id="rules-text"
                  type="search"
                  value={text}
                  onChange={event => setText(event.currentTarget.value)}
                />
              </p>
            </div>
            <RuleTable rules={shown} onOpen={opened => go({ ...inZone, rule: opened })} />
          </>
        )}
      </Panel>
      {rule === undefined ? null : (
        <RuleDialog key={rule} rule={rule} zone={zone} onClose={() => go(inZone)} />
      )}
    </>
  );
}
