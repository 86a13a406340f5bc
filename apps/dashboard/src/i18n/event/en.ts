import type { vi } from './vi.js';

export const en: typeof vi = {
  event: {
    'permit-invalid': 'no valid environmental permit',
    'wwtp-stopped': 'wastewater treatment stopped',
    'data-falsification': 'data falsified',
    sanction: 'sanction',
    'exceedance-day': 'day above a limit',
    'haz-waste-shortfall': 'hazardous waste without receipt',
    'station-shortfall': 'automatic station missing or silent',
    'major-incident': 'major fire or pollution',
  },
};
