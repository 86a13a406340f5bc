import { QcReason } from '#libs/telemetry';
import { en } from '../i18n/readings/en.js';
import { vi } from '../i18n/readings/vi.js';
import { flaggedReadings } from './flagged-readings.js';

const reading = (t: number, flag: number, ...reasons: string[]) => ({ t, flag, reasons });

describe('flaggedReadings', () => {
  it('leaves out what passed, shows the newest first, and no more than asked for', () => {
    const lists = [
      { metric: 'a', readings: [reading(1, 1), reading(2, 3, 'spike'), reading(5, 2, 'calibrating')] },
      { metric: 'b', readings: [reading(3, 4), reading(4, 2)] },
    ];
    const shown = flaggedReadings(lists, 9).map(({ metric, t }) => `${metric}${t}`);
    expect(shown).toEqual(['a5', 'b3', 'a2']);
    expect(flaggedReadings(lists, 1)).toHaveLength(1);
  });

  it('has words for every reason in both languages', () => {
    for (const words of [en, vi])
      expect(Object.keys(words.reason).toSorted()).toEqual(Object.values(QcReason).toSorted());
  });
});
