import type { vi } from './vi.js';

export const en: typeof vi = {
  certainty: {
    read: 'read in the source',
    'second-hand': 'second-hand',
    unverified: 'unverified',
    proposal: 'own proposal',
  },
  sourceTag: {
    title: 'What the tags in brackets mean',
    legend: 'Meaning of the tags',
    read: '{{title}} (read on {{where}})',
    readSomewhere: 'a page that was read',
    R: 'second-hand: quoted in a public file; to be checked against the text of the law',
    K: 'from memory; nobody has checked it against a source yet',
    P: 'our own choice, to be put before a panel',
  },
};
