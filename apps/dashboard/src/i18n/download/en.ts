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
    failed: 'The image could not be made. Try again.',
  },
};
