import '../i18n/verify/index.js';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../components/use-title.js';
import { ChainPanel } from './verify/chain-panel.js';
import { FilePanel } from './verify/file-panel.js';
import { SnapshotsPanel } from './verify/snapshots-panel.js';

/** Frozen scores, whether their chain holds, and whether a file that somebody holds is one of them. */
export function VerifyPage() {
  const { t } = useTranslation();
  useTitle(t('page.verify'));
  return (
    <div className="verify">
      <div className="page-head">
        <div>
          <h1>{t('page.verify')}</h1>
          <p>{t('verify.intro')}</p>
        </div>
      </div>
      <ChainPanel />
      <FilePanel />
      <SnapshotsPanel />
    </div>
  );
}
