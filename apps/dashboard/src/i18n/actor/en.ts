import type { vi } from './vi.js';

export const en: typeof vi = {
  actor: {
    label: 'In whose name',
    choose: 'Choose a person',
    operator: 'operator',
    investor: 'investor',
    authority: 'authority',
    system: 'system',
  },
};
