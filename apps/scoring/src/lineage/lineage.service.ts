import { Injectable } from '@nestjs/common';
import type {
  ChangesQuery,
  ExplanationQuery,
  IndicatorExplanation,
  ScoreChanges,
  UsedWindow,
  UsedWindowsQuery,
} from '#libs/contracts';
import { explainIndicator } from '#libs/readiness';
import { TIER_MS } from '#libs/telemetry';
import { InputsService } from '../inputs/inputs.service.js';
import { RestoredRevisions } from '../scores/restored-revisions.js';
import { RevisionsService } from '../scores/revisions.service.js';
import { compareScores } from './compare-scores.js';
import { describeExplanation } from './describe-explanation.js';

/** A page of windows and where the next one begins. */
export interface UsedWindowsPage {
  items: UsedWindow[];
  next: number | null;
}

/** Tells where a score comes from. Everything is answered from the inputs stored with it. */
@Injectable()
export class LineageService {
  constructor(
    private readonly revisions: RevisionsService,
    private readonly restored: RestoredRevisions,
    private readonly inputs: InputsService,
  ) {}

  /** Explains one indicator of a revision; `null` when no revision fits or it has no such indicator. */
  async explain({ indicator, ...query }: ExplanationQuery): Promise<IndicatorExplanation | null> {
    const [found, rows] = await Promise.all([this.restored.find(query), this.inputs.methodRows()]);
    if (found === null) return null;
    const explained = explainIndicator(found.method, found.inputs, found.score, indicator);
    return explained && describeExplanation(explained, found.score, rows);
  }

  /** Windows of one series as a revision used them, oldest first. */
  async windows(query: UsedWindowsQuery): Promise<UsedWindowsPage | null> {
    const { indicator, device, metric, tier, after = 0, limit, ...which } = query;
    const found = await this.restored.find(which);
    const result = found?.score.indicators.find(({ id }) => id === indicator);
    if (!found || !result) return null;
    const span = result.window;
    const isUsed = result.inputs.some(
      use => use.device === device && use.metric === metric && use.tier === tier,
    );
    const series = found.inputs.series.find(
      one => one.device === device && one.metric === metric && one.tier === tier,
    );
    if (span === null || !isUsed || series === undefined) return { items: [], next: null };
    const windows = series.windows
      .filter(({ start }) => start >= Math.max(span.from, after) && start < span.to)
      .sort((a, b) => a.start - b.start);
    return {
      items: windows.slice(0, limit).map(({ fail, ...window }) => ({
        ...window,
        end: window.start + TIER_MS[tier],
        failed: fail,
      })),
      next: windows[limit]?.start ?? null,
    };
  }

  /** What moved a zone's score between two hours; `null` before its first score. */
  async changes({ zone, from, to, fromRevision, toRevision }: ChangesQuery): Promise<ScoreChanges | null> {
    const [before, after] = await Promise.all([
      this.revisions.findOrFirst({ zone, asOf: from, revision: fromRevision }),
      this.revisions.findOrFirst({ zone, asOf: to, revision: toRevision }),
    ]);
    return before && after && compareScores(before, after, { from, to });
  }
}
