import '../../i18n/systems/index.js';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { useFacts } from '../../data/facts.js';
import { RecordedFact } from '../system/recorded-fact.js';

/** What is known of calibration: the share on record, and where readings say that they were sent while calibrating. */
export function CalibrationPanel({ zone }: { zone: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('calibration.title')} state={useFacts(zone)} minHeight={96}>
      {() => (
        <>
          <RecordedFact zone={zone} fact="calibration.valid_pct" />
          <p className="faint">{t('calibration.note')}</p>
        </>
      )}
    </Panel>
  );
}
