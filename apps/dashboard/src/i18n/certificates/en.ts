import type { vi } from './vi.js';

export const en: typeof vi = {
  certificates: {
    noAdvice:
      'This is an overview from measured indicators and facts on record, not legal advice and no certificate. Requirements marked unverified have not been checked against the text.',
    intended: 'A planned zone is compared by its design values: what it intends, not what it does.',
    none: 'No requirement is on record.',
    framework: {
      'eip-framework-2': 'International framework for eco-industrial parks',
      'decree-35-2022': 'Eco-industrial park by Vietnamese law',
    },
    note: {
      'eip-framework-2':
        'UNIDO, World Bank and GIZ, version 2.0. The numbers are remembered from the list of 2017 and not checked against version 2.0.',
      'decree-35-2022':
        'Decree 35/2022, article 37, with Circular 05/2025. Whether the decree was replaced in 2026 is not known.',
    },
    group: {
      management: 'Park management',
      environment: 'Environment',
      social: 'Social',
      economic: 'Economic',
      developer: 'Developer of the zone',
      tenants: 'Firms in the zone',
      land: 'Land',
      certificate: 'Certificate',
    },
    answeredBy: {
      indicator: 'Answered by the indicator',
      fact: 'Answered by the fact',
      'no-event': 'Answered by',
    },
    confirmedEvents: 'confirmed events of the zone',
    requirement: 'Requirement',
    asked: 'Asked for',
    has: 'The zone has',
    standing: 'Standing',
    state: {
      met: 'met',
      short: 'short',
      'not-measured': 'nothing on record',
      'no-benchmark': 'number asked for not known',
    },
    yes: 'yes',
    unknown: 'a number not on record',
    ask: {
      'at-least': 'at least {{value}}',
      'more-than': 'more than {{value}}',
      'at-most': 'at most {{value}}',
      'less-than': 'less than {{value}}',
    },
    by: 'by {{value}}',
    events: '{{count}} confirmed cases',
    unit: { '%': '%', months: 'months', 'per year': 'a year', links: 'links', points: 'percentage points' },
    level: { 0: 'no certificate', 1: 'applied for', 2: 'certified' },
  },
};
