import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFault } from '../../components/form-fault.js';
import { Switch } from '../../components/switch.js';
import { type AlarmRuleChanges, useBackTest, useStartBackTest } from '../../data/alarm-rules.js';
import { BackTestResult } from './back-test-result.js';
import { sayRuleFault } from './say-rule-fault.js';

const DAYS = ['7', '30', '90'] as const;
const DAY_MS = 86_400_000;

interface BackTestPanelProps {
  rule: string;
  zone: string;
  /** `null` while the draft cannot be read. */
  changes: AlarmRuleChanges | null;
  /** Called with the changes when a test of them is over. */
  onTested: (changes: AlarmRuleChanges) => void;
}

/** What the rule as drafted would have raised with the readings that are kept. Nothing is raised by it. */
export function BackTestPanel({ rule, zone, changes, onTested }: BackTestPanelProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState<(typeof DAYS)[number]>('7');
  const start = useStartBackTest();
  const { data: test, error } = useBackTest(start.data?.id);
  const isRunning = start.isPending || test?.state === 'waiting' || test?.state === 'running';
  const tested = test?.state === 'done' ? start.variables?.changes : undefined;
  useEffect(() => {
    if (tested !== undefined) onTested(tested);
  }, [tested, onTested]);
  const run = () => {
    if (changes === null) return;
    const now = Date.now();
    const span = {
      from: new Date(now - Number(days) * DAY_MS).toISOString(),
      to: new Date(now).toISOString(),
    };
    start.mutate({ rule, changes, ...span, ...(zone === '' ? {} : { zones: [zone] }) });
  };
  return (
    <section className="back-test" aria-label={t('rules.test.title')}>
      <h3>{t('rules.test.title')}</h3>
      <p className="panel-note">{t('rules.test.explain')}</p>
      <p className="row-actions">
        <Switch
          label={t('rules.test.days')}
          value={days}
          options={DAYS.map(value => ({ value, text: t('rules.test.lastDays', { count: Number(value) }) }))}
          onChange={setDays}
        />
        <button type="button" className="button" disabled={changes === null || isRunning} onClick={run}>
          {t('rules.test.run')}
        </button>
      </p>
      <FormFault error={start.error ?? error} say={sayRuleFault} />
      {isRunning ? (
        <p role="status">
          <progress value={test?.progress ?? 0} aria-label={t('rules.test.running')} />{' '}
          {t('rules.test.running')}
        </p>
      ) : null}
      {test ? <BackTestResult test={test} /> : null}
    </section>
  );
}
