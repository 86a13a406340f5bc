import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { VerdictLine } from '../../components/verdict-line.js';
import { type SnapshotChain, useSnapshotChain } from '../../data/snapshots.js';
import { useZones } from '../../data/zones.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Whether the whole chain holds, and else the first thing that does not. */
export function ChainPanel() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const chain = useSnapshotChain();
  return (
    <Panel title={t('verify.chain')} state={chain} minHeight={72}>
      {() =>
        chain.data ? (
          <div className="verdict" role="status">
            <ChainState chain={chain.data} />
            {chain.data.checkedAt === null ? null : (
              <p className="faint">
                {t('verify.checkedAt', { time: formatDateTime(chain.data.checkedAt, language) })}
              </p>
            )}
            {chain.data.progress ? (
              <p className="faint">{t('verify.progress', chain.data.progress)}</p>
            ) : null}
          </div>
        ) : null
      }
    </Panel>
  );
}

function ChainState({ chain: { state, fault, snapshots, scores } }: { chain: SnapshotChain }) {
  const { t } = useTranslation();
  if (state === 'checking') return <VerdictLine verdict="open">{t('verify.checking')}</VerdictLine>;
  if (fault) return <BrokenChain fault={fault} />;
  if (snapshots === 0) return <VerdictLine verdict="open">{t('verify.none')}</VerdictLine>;
  return <VerdictLine verdict="good">{t('verify.intact', { snapshots, scores })}</VerdictLine>;
}

function BrokenChain({ fault }: { fault: NonNullable<SnapshotChain['fault']> }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const zones = useZones().data;
  const zone = zones?.find(({ code }) => code === fault.zone);
  return (
    <>
      <VerdictLine verdict="bad">{t('verify.broken', { sequence: fault.sequence })}</VerdictLine>
      <p>
        {t(`verify.fault.${fault.check}`)}
        {fault.zone === null ? null : ` ${t('verify.ofZone', { zone: zone ? nameOf(zone) : fault.zone })}`}
      </p>
      <p className="faint">
        <code>{fault.detail}</code>
      </p>
    </>
  );
}
