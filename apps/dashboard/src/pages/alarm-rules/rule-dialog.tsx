import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.js';
import { useAlarmRule } from '../../data/alarm-rules.js';
import { PageDialog } from '../../components/page-dialog.js';
import { RuleForm } from './rule-form.js';
import { RuleHistory } from './rule-history.js';
import { useRuleWords } from './use-rule-words.js';

interface RuleDialogProps {
  rule: string;
  zone: string;
  onClose: () => void;
}

/** One rule: why it is so, what it was, and how it could be otherwise. */
export function RuleDialog({ rule, zone: firstZone, onClose }: RuleDialogProps) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const [zone, setZone] = useState(firstZone);
  const detail = useAlarmRule(rule);
  const { data } = detail;
  const current =
    data?.overrides.find(version => version.zone === zone) ?? data?.inForce ?? data?.versions[0];
  const title = current ? words.text(current.definition) : rule;
  return (
    <PageDialog title={title} onClose={onClose}>
      {detail.error ? <ErrorNote error={detail.error} retry={() => void detail.refetch()} /> : null}
      {data && current ? (
        <>
          <p className="panel-note">
            {words.metric(current.definition)}, {words.averaging(current.definition)} ·{' '}
            {words.limit(current.definition)}
          </p>
          <p className="fact-about">
            {words.basis(current.definition)} · {current.definition.source} ·{' '}
            {t(`rules.confidence.${current.definition.confidence}`)}
          </p>
          <RuleForm
            key={`${zone} ${current.version}`}
            current={current}
            zone={zone}
            onZone={setZone}
            latest={data.latest}
            onDone={onClose}
          />
          <h3>{t('rules.history')}</h3>
          <RuleHistory versions={data.versions} />
        </>
      ) : null}
    </PageDialog>
  );
}
