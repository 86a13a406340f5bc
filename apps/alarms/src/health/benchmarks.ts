import type { AlarmHealth } from '#libs/contracts';

type Guideline = AlarmHealth['benchmarks'][number];

/** What of the health of alarms is compared with a guideline. */
export interface HealthFigures {
  readonly alarms: number;
  readonly tenMinutes: Pick<AlarmHealth['tenMinutes'], 'mean' | 'peak'>;
  readonly floods: Pick<AlarmHealth['floods'], 'shareOfTime'>;
  readonly chattering: readonly unknown[];
  readonly stale: Pick<AlarmHealth['stale'], 'count'>;
  readonly frequent: readonly { readonly share: number }[];
  readonly priorities: readonly { readonly priority: number; readonly share: number }[];
}

interface Benchmark extends Omit<Guideline, 'value' | 'verdict'> {
  readonly valueOf: (figures: HealthFigures) => number;
}

/**
 * What the guidelines call acceptable, for one operator. Numbers are from memory of the guidelines, which are sold and were
 * not at hand: hence no more than "medium".
 */
const BENCHMARKS: readonly Benchmark[] = [
  {
    id: 'mean-per-ten-minutes',
    kind: 'count',
    valueOf: ({ tenMinutes }) => tenMinutes.mean,
    max: 1,
    fewestAlarms: 0,
    textVi: 'Trung bình không quá 1 cảnh báo trong 10 phút; trên 2 là khó theo kịp',
    textEn: 'At most 1 alarm in ten minutes on average; above 2 hard to keep up with',
    source: 'EEMUA 191, average alarm rate; ISA-18.2, ~1 acceptable, ~2 manageable',
    confidence: 'medium',
  },
  {
    id: 'peak-per-ten-minutes',
    kind: 'count',
    valueOf: ({ tenMinutes }) => tenMinutes.peak,
    max: 10,
    fewestAlarms: 0,
    textVi: 'Không quá 10 cảnh báo trong 10 phút bất kỳ',
    textEn: 'At most 10 alarms in any ten minutes',
    source: 'EEMUA 191, after an upset; ISA-18.2, peak rate',
    confidence: 'medium',
  },
  {
    id: 'share-of-time-in-flood',
    kind: 'share',
    valueOf: ({ floods }) => floods.shareOfTime,
    max: 0.01,
    fewestAlarms: 0,
    textVi: 'Dưới 1 % thời gian trong trạng thái dồn dập cảnh báo',
    textEn: 'Less than 1 % of the time in a flood',
    source: 'ISA-18.2, alarm floods',
    confidence: 'medium',
  },
  {
    id: 'share-of-top-ten',
    kind: 'share',
    valueOf: ({ frequent }) => frequent.reduce((sum, { share }) => sum + share, 0),
    max: 0.05,
    // Ten that were raised once each are 5 % of these.
    fewestAlarms: 200,
    textVi: 'Mười cảnh báo thường gặp nhất chiếm không quá 5 %',
    textEn: 'The ten most frequent are at most 5 % of all',
    source: 'ISA-18.2, frequently occurring alarms (1 to 5 %)',
    confidence: 'medium',
  },
  {
    id: 'chattering',
    kind: 'count',
    valueOf: ({ chattering }) => chattering.length,
    max: 0,
    fewestAlarms: 0,
    textVi: 'Không có cảnh báo chập chờn',
    textEn: 'No chattering alarms',
    source: 'ISA-18.2, chattering and fleeting alarms',
    confidence: 'medium',
  },
  {
    id: 'stale',
    kind: 'count',
    valueOf: ({ stale }) => stale.count,
    max: 5,
    fewestAlarms: 0,
    textVi: 'Dưới 5 cảnh báo kéo dài quá một ngày',
    textEn: 'Less than 5 alarms raised for more than a day',
    source: 'ISA-18.2, stale alarms; EEMUA 191, standing alarms below 10',
    confidence: 'medium',
  },
  {
    id: 'share-of-critical',
    kind: 'share',
    valueOf: ({ priorities }) => priorities.find(({ priority }) => priority === 1)?.share ?? 0,
    max: 0.05,
    // One is 5 % of these.
    fewestAlarms: 20,
    textVi: 'Cảnh báo khẩn cấp khoảng 5 %, mức giữa 15 %, mức thấp 80 %',
    textEn: 'Critical about 5 %, middle 15 %, low 80 %',
    source: 'EEMUA 191 and ISA-18.2, distribution of priorities',
    confidence: 'medium',
  },
];

/** What is measured against each guideline. Of too few alarms a share says nothing: ten of ten are all of them. */
export function judgeGuidelines(figures: HealthFigures): Guideline[] {
  return BENCHMARKS.map(({ valueOf, ...benchmark }) => {
    const value = valueOf(figures);
    const isGood = value <= benchmark.max;
    const verdict = figures.alarms < benchmark.fewestAlarms ? 'few' : isGood ? 'within' : 'beyond';
    return { ...benchmark, value, verdict };
  });
}
