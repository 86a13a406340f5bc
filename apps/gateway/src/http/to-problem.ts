import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { Problem } from './problem.schema.js';

/** HTTP status of each code that has one of its own; families follow by their first word. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  [ErrorCode.NotFound]: 404,
  [ErrorCode.Invalid]: 400,
  [ErrorCode.TooLarge]: 413,
  [ErrorCode.UnsupportedMedia]: 415,
  [ErrorCode.IdempotencyKeyReused]: 422,
  [ErrorCode.ZoneUnknown]: 404,
  [ErrorCode.DeviceUnknown]: 404,
  [ErrorCode.MetricUnknown]: 404,
  [ErrorCode.RangeTooLong]: 400,
  [ErrorCode.TelemetryRejected]: 422,
  [ErrorCode.FileNameInvalid]: 400,
  [ErrorCode.StationUnknown]: 422,
  [ErrorCode.FileRejected]: 422,
  [ErrorCode.ImportFaulty]: 422,
  [ErrorCode.ImportBusy]: 503,
  [ErrorCode.DeadLetterUnknown]: 404,
  [ErrorCode.DeadLetterBytesGone]: 404,
  [ErrorCode.DeadLetterNotReplayable]: 409,
  [ErrorCode.ScoreMissing]: 404,
  [ErrorCode.ScoreFailed]: 422,
  [ErrorCode.ScoreInputsDamaged]: 500,
  [ErrorCode.AlarmUnknown]: 404,
  [ErrorCode.AlarmChanged]: 409,
  [ErrorCode.AlarmShelved]: 409,
  [ErrorCode.AlarmNotStanding]: 409,
  [ErrorCode.AlarmRuleUnknown]: 404,
  [ErrorCode.AlarmRuleInvalid]: 422,
  [ErrorCode.AlarmRuleChanged]: 409,
  [ErrorCode.AlarmBackTestUnknown]: 404,
  [ErrorCode.AlarmBackTestBusy]: 503,
  [ErrorCode.AlarmBackTestTooLarge]: 422,
  [ErrorCode.RecipientUnknown]: 404,
  [ErrorCode.NotificationInvalid]: 422,
  [ErrorCode.NotificationChanged]: 409,
  [ErrorCode.DeliveryUnknown]: 404,
  [ErrorCode.DeliveryNotResendable]: 409,
  [ErrorCode.SnapshotUnknown]: 404,
  [ErrorCode.SnapshotExists]: 409,
  [ErrorCode.SnapshotTooEarly]: 409,
  [ErrorCode.SnapshotNoData]: 409,
  [ErrorCode.SnapshotNotScored]: 503,
  [ErrorCode.SnapshotChainBroken]: 409,
  [ErrorCode.WhatIfFactUnknown]: 422,
  [ErrorCode.WhatIfFactNotANumber]: 422,
  [ErrorCode.WhatIfMetricUnknown]: 422,
  [ErrorCode.WhatIfMetricNotALevel]: 422,
  [ErrorCode.WhatIfNoSolar]: 422,
  [ErrorCode.WhatIfEventUnknown]: 422,
  [ErrorCode.WhatIfEventClosed]: 422,
  [ErrorCode.WhatIfIndicatorUnknown]: 422,
  [ErrorCode.ScenarioUnknown]: 404,
  [ErrorCode.ActorUnknown]: 400,
  [ErrorCode.WeightsInvalid]: 400,
  [ErrorCode.RankingMissing]: 503,
  [ErrorCode.EditionUnknown]: 404,
  [ErrorCode.SavedSearchUnknown]: 404,
  [ErrorCode.SavedSearchTooMany]: 409,
  [ErrorCode.ActorRoleRefused]: 403,
  [ErrorCode.FactKindUnknown]: 422,
  [ErrorCode.EventUnknown]: 404,
  [ErrorCode.ProposalInvalid]: 422,
  [ErrorCode.ProposalUnknown]: 404,
  [ErrorCode.ProposalSameActor]: 409,
  [ErrorCode.ProposalNotYours]: 409,
  [ErrorCode.ProposalDecided]: 409,
  [ErrorCode.ProposalOvertaken]: 409,
  [ErrorCode.DocumentUnknown]: 404,
  [ErrorCode.DocumentTypeRefused]: 422,
  [ErrorCode.DocumentIncomplete]: 422,
  [ErrorCode.ExportTooLarge]: 400,
  [ErrorCode.ExportBusy]: 503,
  [ErrorCode.ReportUnknown]: 404,
  [ErrorCode.ReportTooEarly]: 409,
  [ErrorCode.ReportBusy]: 503,
  [ErrorCode.DependencyDown]: 503,
  [ErrorCode.RpcTimeout]: 504,
};

const FAMILIES = ['MESSAGING', 'TIMESERIES', 'DATABASE'];

/** Code and advice for what the web framework itself refuses; its own words are for programmers. */
const REFUSALS: Readonly<Record<number, { code: string; detail: string }>> = {
  400: { code: ErrorCode.Invalid, detail: 'The request cannot be read. Check address, headers and body.' },
  404: { code: ErrorCode.NotFound, detail: 'There is nothing here. /api/docs lists what there is.' },
  413: {
    code: ErrorCode.TooLarge,
    detail: 'The body is too large; /api/docs has the limit of each route. Send it in several smaller ones.',
  },
  414: { code: ErrorCode.TooLarge, detail: 'The address is too long. Ask for less at once.' },
  415: { code: ErrorCode.UnsupportedMedia, detail: 'This kind of body is not accepted here. See /api/docs.' },
};

/** Translates anything thrown into a problem; what nobody expected stays vague on purpose. */
export function toProblem(error: unknown, correlationId: string): Problem {
  if (error instanceof AppError) {
    const family = error.code.split('.')[0] ?? '';
    const status = STATUS_OF_CODE[error.code] ?? (FAMILIES.includes(family) ? 503 : 500);
    return problem(status, error.code, error.message, correlationId, error.data);
  }
  const status = statusOf(error);
  if (status !== null && status < 500) {
    const { code, detail } = REFUSALS[status] ?? {
      code: ErrorCode.Invalid,
      detail: 'The request is refused.',
    };
    return problem(status, code, detail, correlationId);
  }
  return problem(
    500,
    ErrorCode.Internal,
    'Something failed that should not. Try again; if it stays, report the correlation id.',
    correlationId,
  );
}

function problem(
  status: number,
  code: string,
  detail: string,
  correlationId: string,
  data?: Readonly<Record<string, unknown>>,
): Problem {
  return {
    type: `urn:greenzone:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail,
    code,
    correlationId,
    ...(data ? { data: { ...data } } : {}),
  };
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : null;
}
