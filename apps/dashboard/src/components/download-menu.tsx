import '../i18n/download/index.js';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportAddress, type ExportQuery } from '../lib/export-address.js';
import { useLanguage } from '../lib/language.js';

const TABLES = ['csv', 'xlsx'] as const;
const IMAGES = ['png', 'svg'] as const;
export type ImageFormat = (typeof IMAGES)[number];

interface DownloadMenuProps {
  /** What is downloaded, in words. */
  label: string;
  /** Which export, e.g. `series`. */
  what: string;
  /** Asked for when the menu is opened, so that a range that ends now ends then. */
  query: () => ExportQuery;
  /** Saves a picture of it, where there is one. */
  saveImage?: (format: ImageFormat) => Promise<void>;
}

/** A chart or table as a file. */
export function DownloadMenu({ label, what, query, saveImage }: DownloadMenuProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [hasFailed, setHasFailed] = useState(false);
  const save = (format: ImageFormat): void => {
    setHasFailed(false);
    saveImage?.(format).catch(() => setHasFailed(true));
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button quiet" aria-label={t('download.of', { what: label })}>
        {t('download.title')}
      </DropdownMenu.Trigger>
      {hasFailed ? (
        <span role="alert" className="row-note">
          {t('download.failed')}
        </span>
      ) : null}
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {TABLES.map(format => (
            <DropdownMenu.Item key={format} asChild>
              <a className="menu-item" href={exportAddress(what, query(), format, language)} download>
                {t(`download.${format}`)}
              </a>
            </DropdownMenu.Item>
          ))}
          {saveImage
            ? IMAGES.map(format => (
                <DropdownMenu.Item key={format} className="menu-item" onSelect={() => save(format)}>
                  {t(`download.${format}`)}
                </DropdownMenu.Item>
              ))
            : null}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
