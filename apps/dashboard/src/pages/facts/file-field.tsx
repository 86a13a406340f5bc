import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_TYPES } from '../../data/documents.js';

interface FileFieldProps {
  isRequired: boolean;
  onChange: (file: File | null) => void;
}

/** Chooses the document that proves something. */
export function FileField({ isRequired, onChange }: FileFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{t(isRequired ? 'facts.fileRequired' : 'facts.file')}</label>
      <input
        id={id}
        type="file"
        accept={DOCUMENT_TYPES}
        required={isRequired}
        aria-describedby={`${id} hint`}
        onChange={event => onChange(event.currentTarget.files?.[0] ?? null)}
      />
      <span id={`${id} hint`} className="faint">
        {t('facts.fileHint')}
      </span>
    </p>
  );
}
