import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.js';
import { useSnapshotKeys } from '../../data/snapshots.js';

/** How to check a file without asking this server. The keys are asked for only when it is opened. */
export function OfflineCheck() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="offline" onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>{t('verify.offline')}</summary>
      <p>{t('verify.offlineHow')}</p>
      <pre>
        <code>npm run snapshot:verify -- greenzone-snapshot-1.json --key keys.json</code>
      </pre>
      <p>
        <a href="/api/v1/snapshots/keys" download="keys.json">
          {t('verify.keys')}
        </a>
      </p>
      {isOpen ? <KeyList /> : null}
    </details>
  );
}

function KeyList() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSnapshotKeys();
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <div className="skeleton" aria-busy="true" />;
  return (
    <ul className="keys">
      {data.map(({ id, current }) => (
        <li key={id}>
          <code>{id}</code> {t(current ? 'verify.keyCurrent' : 'verify.keyRetired')}
        </li>
      ))}
    </ul>
  );
}
