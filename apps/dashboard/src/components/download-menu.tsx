import '../i18n/download/index.js';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../data/download-file.js';
import { exportAddress, type ExportFormat, type ExportQuery } from '../lib/export-address.js';
import { useLanguage } from '../lib/language.js';
import { saveFile } from '../lib/save-file.js';
import { useProblemText } from './error-note.js';
import type { ImageFormat } from './save-picture.js';

const TABLES = ['csv', 'xlsx'] as const satisfies ExportFormat[];
const IMAGES = ['png', 'svg'] as const satisfies ImageFormat[];

interface DownloadMenuProps {
  /** What is downloaded, in words. */
  label: string;
  /** Which export, e.g. `series`. */
  what: string;
  /** Asked for when a file is chosen, so that a range that ends now ends then. */
  query: () => ExportQuery;
  /** Saves a picture of it, where there is one. */
  saveImage?: (format: ImageFormat) => Promise<void>;
}

/** A chart or table as a file. */
export function DownloadMenu({ label, what, query, saveImage }: DownloadMenuProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const problemOf = useProblemText();
  const [state, setState] = useState<'idle' | 'saving' | { failed: string }>('idle');
  const run = (work: Promise<void>, failureOf: (error: unknown) => string): void => {
    setState('saving');
    work.then(
      () => setState('idle'),
      (error: unknown) => setState({ failed: failureOf(error) }),
    );
  };
  const saveTable = (format: ExportFormat): void => {
    const file = downloadFile(exportAddress(what, query(), format, language));
    run(
      file.then(({ name, content }) => saveFile(content, name)),
      error => problemOf(error instanceof Error ? error : new Error(String(error))).text,
    );
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button quiet" aria-label={t('download.of', { what: label })}>
        {t('download.title')}
      </DropdownMenu.Trigger>
      {state === 'saving' ? (
        <span role="status" className="row-note">
          {t('download.saving')}
        </span>
      ) : state === 'idle' ? null : (
        <span role="alert" className="row-note">
          {state.failed}
        </span>
      )}
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {TABLES.map(format => (
            <DropdownMenu.Item key={format} className="menu-item" onSelect={() => saveTable(format)}>
              {t(`download.${format}`)}
            </DropdownMenu.Item>
          ))}
          {saveImage
            ? IMAGES.map(format => (
                <DropdownMenu.Item
                  key={format}
                  className="menu-item"
                  onSelect={() => run(saveImage(format), () => t('download.failed'))}
                >
                  {t(`download.${format}`)}
                </DropdownMenu.Item>
              ))
            : null}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
