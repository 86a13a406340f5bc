import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.js';
import { useFileCheck } from '../../data/snapshots.js';
import { FileVerdict } from './file-verdict.js';
import { OfflineCheck } from './offline-check.js';

/** Takes a file that somebody holds and says whether it is genuine. */
export function FilePanel() {
  const { t } = useTranslation();
  const heading = useId();
  const check = useFileCheck();
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) check.mutate(file);
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <header className="panel-head">
        <h2 id={heading}>{t('verify.file')}</h2>
      </header>
      <div className="panel-body verify-file">
        <label
          className={isOver ? 'drop over' : 'drop'}
          onDragOver={event => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={event => {
            event.preventDefault();
            setIsOver(false);
            take(event.dataTransfer.files);
          }}
        >
          <input
            type="file"
            className="visually-hidden"
            accept=".json,application/json"
            onChange={event => {
              take(event.target.files);
              // The same file, changed on the disk, may be chosen again.
              event.target.value = '';
            }}
          />
          <span>{t('verify.drop')}</span>
          <span className="faint">{t('verify.dropNote')}</span>
        </label>
        <div className="verdict" role="status" aria-busy={check.isPending}>
          {check.isPending ? <p>{t('verify.fileChecking')}</p> : null}
          {check.data && !check.isPending ? <FileVerdict {...check.data} /> : null}
        </div>
        {check.error ? (
          <ErrorNote
            error={check.error}
            retry={() => {
              if (check.variables) check.mutate(check.variables);
            }}
          />
        ) : null}
        <OfflineCheck />
      </div>
    </section>
  );
}
