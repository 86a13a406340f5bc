import type { vi } from './vi.js';

export const en: typeof vi = {
  download: {
    title: 'Download',
    of: 'Download: {{what}}',
    csv: 'CSV',
    xlsx: 'Excel (XLSX)',
    png: 'PNG image',
    svg: 'SVG image',
    imageNote: 'Viet Nam time (UTC+7) · {{source}}',
    source: 'Greenzone',
    saving: 'Preparing the file…',
    failed: 'The image could not be made. Try again.',
  },
  problem: {
    EXPORT_TOO_LARGE:
      'More than a million rows would be in this file. Choose a shorter time range or longer steps.',
    EXPORT_BUSY: 'Four files are being made already. Try again in a minute.',
  },
};
