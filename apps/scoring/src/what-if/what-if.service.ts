import { Injectable } from '@nestjs/common';
import { type Change, ErrorCode, type WhatIf } from '#libs/contracts';
import { ChangeFault, whatIf, type ZoneScore } from '#libs/readiness';
import { AppError } from '#libs/runtime';
import { RestoredRevisions } from '../scores/restored-revisions.js';

const FAULTS: Readonly<Record<ChangeFault, readonly [code: string, message: string]>> = {
  [ChangeFault.FactUnknown]: [
    ErrorCode.WhatIfFactUnknown,
    'No indicator of this zone reads that fact. GET /api/v1/method lists the facts of each indicator.',
  ],
  [ChangeFault.FactNotANumber]: [
    ErrorCode.WhatIfFactNotANumber,
    'That fact is not on record as a number, so nothing can be added to it. Set its value instead.',
  ],
  [ChangeFault.MetricUnknown]: [
    ErrorCode.WhatIfMetricUnknown,
    'The score of this zone uses no readings of that metric.',
  ],
  [ChangeFault.MetricNotALevel]: [
    ErrorCode.WhatIfMetricNotALevel,
    'That metric counts or sums: an amount cannot be added to its readings. Scale it instead.',
  ],
  [ChangeFault.NoSolar]: [
    ErrorCode.WhatIfNoSolar,
    'The zone has no solar power whose yield could be taken. Assume a value of the renewable share instead.',
  ],
  [ChangeFault.EventUnknown]: [ErrorCode.WhatIfEventUnknown, 'The zone has no confirmed event of that id.'],
  [ChangeFault.EventClosed]: [ErrorCode.WhatIfEventClosed, 'That event is closed already.'],
  [ChangeFault.IndicatorUnknown]: [
    ErrorCode.WhatIfIndicatorUnknown,
    'The method has no such indicator for this zone; planned zones have those with design values only.',
  ],
  [ChangeFault.ValueImpossible]: [
    ErrorCode.WhatIfValueImpossible,
    'An indicator cannot have that value: none is below 0, and a percentage is 100 at most.',
  ],
};

/** Scores a zone as if some things were otherwise. */
@Injectable()
export class WhatIfService {
  constructor(private readonly revisions: RestoredRevisions) {}

  async evaluate(zone: string, changes: readonly Change[]): Promise<WhatIf> {
    const restored = await this.revisions.find({ zone });
    if (restored === null) {
      throw new AppError(
        ErrorCode.ScoreMissing,
        'This zone has no score yet, so nothing can be supposed of it.',
      );
    }
    const { score, method, inputs } = restored;
    const outcome = whatIf(method, inputs, changes, score as ZoneScore);
    if (!outcome.ok) {
      const { change, fault } = outcome.error;
      const [code, message] = FAULTS[fault];
      throw new AppError(code, `Change ${change + 1}: ${message}`, { data: { change } });
    }
    const { before, after, pillars, indicators } = outcome.value;
    return {
      zone,
      track: score.track,
      method: score.method,
      asOf: score.asOf,
      revision: score.revision,
      before: sideOf(before),
      after: sideOf(after),
      pillars,
      indicators,
    };
  }
}

function sideOf({
  value,
  low,
  high,
  confidence,
  confidenceBand,
  grade,
  status,
  tags,
  simulated,
  gates,
  weakest,
}: ZoneScore): WhatIf['before'] {
  return { value, low, high, confidence, confidenceBand, grade, status, tags, simulated, gates, weakest };
}
