import type { vi } from './vi.js';

export const en: typeof vi = {
  certainty: {
    read: 'read in the source',
    'second-hand': 'second-hand',
    unverified: 'unverified',
    proposal: 'own proposal',
  },
};
