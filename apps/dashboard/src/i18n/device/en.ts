import type { vi } from './vi.js';

export const en: typeof vi = {
  devicePage: {
    channels: 'Channels',
    metric: 'Metric',
    value: 'Newest',
    quality: 'Quality',
    good: 'pass',
    age: 'Age',
    cadence: 'Cadence',
    every: 'every {{time}}',
    events: 'by event',
    windows: 'Windows as a file',
    windowsOf: '{{metric}}, {{tier}}',
    tier: { minute: 'minutes of 24 hours', hour: 'hours of 30 days', day: 'days of 400 days' },
    unknown: 'There is no device “{{id}}” in this zone.',
    ledger: 'Delivery ledger, {{span}}',
    ledgerNote: 'By the minute of the readings, not of their arrival. Each pack counts once.',
    totals: {
      expected: 'Expected',
      received: 'Received',
      stored: 'Stored',
      failed: 'Failed',
      rejected: 'Rejected',
    },
    minutes: 'By minute',
    minute: 'Minute',
    noMinutes: 'There is nothing in this span yet.',
    runs: 'Runs',
    run: 'Running since {{time}}',
    whole: 'complete up to pack {{last}}',
    gaps: 'missing {{ranges}}',
    range: '{{from}}–{{to}}',
    noRuns: 'The device does not number its packs.',
    calibration:
      'Calibration: the registry holds no calibration dates; readings sent while calibrating are flagged “calibrating”.',
  },
};
