/**
 * Why a pack, or some records of it, could not be stored. The reason is a word of the dead letter's
 * subject, so it stays stable.
 */
export const DeadLetterReason = {
  /** Not SenML at all. */
  Malformed: 'malformed',
  /** A pack without a reading. */
  Empty: 'empty',
  /** Larger than 256 KiB. */
  Oversize: 'oversize',
  /** A record that SenML does not allow. */
  BadRecord: 'bad-record',
  /** A label that ends in `_` and is not known: SenML demands refusal. */
  MustUnderstand: 'must-understand',
  /** The pack names another device than its subject. */
  WrongDevice: 'wrong-device',
  /** The subject names another zone than the device's. */
  WrongZone: 'wrong-zone',
  /** Not in the registry. */
  UnknownDevice: 'unknown-device',
  /** Not in the catalogue, or not a channel of this device. */
  UnknownMetric: 'unknown-metric',
  /** A unit the catalogue does not accept for the metric. */
  BadUnit: 'bad-unit',
  /** More than 60 days old on arrival. */
  TooOld: 'too-old',
  /** More than 5 minutes ahead of our clock on arrival. */
  Future: 'future',
  /** Another pack with a higher (boot, seq) holds the same device and time. */
  Superseded: 'superseded',
  /** InfluxDB refused the row and keeps refusing it. */
  StoreRejected: 'store-rejected',
  /** Our own code failed on it, repeatedly; kept for repair and replay. */
  Failed: 'failed',
} as const;
export type DeadLetterReason = (typeof DeadLetterReason)[keyof typeof DeadLetterReason];

/** How far a dead letter is. */
export const DeadLetterState = {
  /** Nobody has done anything about it. */
  Open: 'open',
  /** Handed to the broker again; what becomes of it is not known yet. */
  Replayed: 'replayed',
  /** What it held is stored now. */
  Solved: 'solved',
  /** Replayed, and refused for the same reason again. */
  Refused: 'refused',
  /** Given up by a person, with a reason. */
  Dismissed: 'dismissed',
} as const;
export type DeadLetterState = (typeof DeadLetterState)[keyof typeof DeadLetterState];

/** Stable machine codes of problems that a client can meet; the HTTP status is the gateway's business. */
export const ErrorCode = {
  NotFound: 'REQUEST.NOT_FOUND',
  Invalid: 'REQUEST.INVALID',
  TooLarge: 'REQUEST.TOO_LARGE',
  UnsupportedMedia: 'REQUEST.UNSUPPORTED_MEDIA_TYPE',
  /** An idempotency key that was given to another body before. */
  IdempotencyKeyReused: 'REQUEST.IDEMPOTENCY_KEY_REUSED',
  ZoneUnknown: 'ZONE.UNKNOWN',
  DeviceUnknown: 'DEVICE.UNKNOWN',
  MetricUnknown: 'METRIC.UNKNOWN',
  RangeTooLong: 'SERIES.RANGE_TOO_LONG',
  TelemetryRejected: 'TELEMETRY.REJECTED',
  /** A file whose name says neither station nor time. */
  FileNameInvalid: 'FILE.NAME_INVALID',
  /** No device has the station that the file names. */
  StationUnknown: 'FILE.STATION_UNKNOWN',
  /** Nothing of a file could be stored. */
  FileRejected: 'FILE.REJECTED',
  /** A file to import has lines that cannot be. */
  ImportFaulty: 'IMPORT.FAULTY_LINES',
  /** One file is imported at a time. */
  ImportBusy: 'IMPORT.BUSY',
  DeadLetterUnknown: 'DEADLETTER.UNKNOWN',
  /** The letter is known, its bytes are past their 30 days. */
  DeadLetterBytesGone: 'DEADLETTER.BYTES_GONE',
  DeadLetterNotReplayable: 'DEADLETTER.NOT_REPLAYABLE',
  ScoreMissing: 'SCORE.NOT_YET_COMPUTED',
  ScoreFailed: 'SCORE.FAILED',
  /** The stored inputs of a score are not what their digests say. */
  ScoreInputsDamaged: 'SCORE.INPUTS_DAMAGED',
  AlarmUnknown: 'ALARM.UNKNOWN',
  /** Somebody else did something about it in between. */
  AlarmChanged: 'ALARM.CHANGED',
  AlarmShelved: 'ALARM.ALREADY_SHELVED',
  /** It is over, or was recorded late: nothing is to be done about it. */
  AlarmNotStanding: 'ALARM.NOT_STANDING',
  AlarmRuleUnknown: 'ALARM_RULE.UNKNOWN',
  AlarmRuleInvalid: 'ALARM_RULE.INVALID',
  /** Somebody else made a version in between. */
  AlarmRuleChanged: 'ALARM_RULE.CHANGED',
  /** Tests are kept in memory only, and the older ones make room. */
  AlarmBackTestUnknown: 'ALARM_BACK_TEST.UNKNOWN',
  /** One runs at a time, and some wait. */
  AlarmBackTestBusy: 'ALARM_BACK_TEST.BUSY',
  /** More readings than one test may look at. */
  AlarmBackTestTooLarge: 'ALARM_BACK_TEST.TOO_LARGE',
  RecipientUnknown: 'NOTIFICATION.RECIPIENT_UNKNOWN',
  /** A route names nobody, or a webhook has no secret; all faults in `data.faults`. */
  NotificationInvalid: 'NOTIFICATION.INVALID',
  /** Somebody else made a version in between. */
  NotificationChanged: 'NOTIFICATION.CHANGED',
  DeliveryUnknown: 'DELIVERY.UNKNOWN',
  /** It was sent, or is still to be sent by itself. */
  DeliveryNotResendable: 'DELIVERY.NOT_RESENDABLE',
  SnapshotUnknown: 'SNAPSHOT.UNKNOWN',
  /** This month or hour was frozen before. */
  SnapshotExists: 'SNAPSHOT.EXISTS',
  /** The month has not ended, or late data may still come. */
  SnapshotTooEarly: 'SNAPSHOT.TOO_EARLY',
  /** No zone has readings of that time. */
  SnapshotNoData: 'SNAPSHOT.NO_DATA',
  /** A zone could not be scored. */
  SnapshotNotScored: 'SNAPSHOT.NOT_ALL_SCORED',
  /** The last snapshot is not what was signed; nothing is put on top of it. */
  SnapshotChainBroken: 'SNAPSHOT.CHAIN_BROKEN',
  /** No indicator of the zone's track reads the fact. */
  WhatIfFactUnknown: 'WHAT_IF.FACT_UNKNOWN',
  WhatIfFactNotANumber: 'WHAT_IF.FACT_NOT_A_NUMBER',
  /** The zone has no readings of the metric. */
  WhatIfMetricUnknown: 'WHAT_IF.METRIC_UNKNOWN',
  /** Counters and sums can be scaled, not raised by an amount. */
  WhatIfMetricNotALevel: 'WHAT_IF.METRIC_NOT_A_LEVEL',
  /** The zone has no solar power whose yield could be taken. */
  WhatIfNoSolar: 'WHAT_IF.NO_SOLAR',
  WhatIfEventUnknown: 'WHAT_IF.EVENT_UNKNOWN',
  WhatIfEventClosed: 'WHAT_IF.EVENT_CLOSED',
  WhatIfIndicatorUnknown: 'WHAT_IF.INDICATOR_UNKNOWN',
  /** Less than nothing, or a share above 100 %. */
  WhatIfValueImpossible: 'WHAT_IF.VALUE_IMPOSSIBLE',
  ScenarioUnknown: 'SCENARIO.UNKNOWN',
  ActorUnknown: 'ACTOR.UNKNOWN',
  /** Own weights that are not nine between 0 and 40 with the sum 100, or a preset that does not exist. */
  WeightsInvalid: 'WEIGHTS.INVALID',
  /** Nothing to rank or to search yet after a start. */
  RankingMissing: 'RANKING.NOT_YET_COMPUTED',
  /** The state of all zones that a link names is not kept. */
  EditionUnknown: 'EDITION.UNKNOWN',
  /** Someone of this role may not do that. */
  ActorRoleRefused: 'ACTOR.ROLE_REFUSED',
  /** Not in the catalogue of facts. */
  FactKindUnknown: 'FACT.KIND_UNKNOWN',
  EventUnknown: 'EVENT.UNKNOWN',
  /** Value, unit, validity, evidence or document do not fit the catalogue; all faults in `data.faults`. */
  ProposalInvalid: 'PROPOSAL.INVALID',
  ProposalUnknown: 'PROPOSAL.UNKNOWN',
  /** Who proposed it cannot confirm or reject it: a second person must. */
  ProposalSameActor: 'PROPOSAL.SAME_ACTOR',
  /** Only who proposed it can withdraw it. */
  ProposalNotYours: 'PROPOSAL.NOT_YOURS',
  /** It was confirmed, rejected or withdrawn before. */
  ProposalDecided: 'PROPOSAL.DECIDED',
  /** Something else was confirmed since: read again, propose again. */
  ProposalOvertaken: 'PROPOSAL.OVERTAKEN',
  DocumentUnknown: 'DOCUMENT.UNKNOWN',
  /** Neither PDF nor PNG nor JPEG by its first bytes. */
  DocumentTypeRefused: 'DOCUMENT.TYPE_REFUSED',
  /** Parts are missing, or are not what was announced. */
  DocumentIncomplete: 'DOCUMENT.INCOMPLETE',
  SavedSearchUnknown: 'SAVED_SEARCH.UNKNOWN',
  /** Someone has as many as are judged with every edition. */
  SavedSearchTooMany: 'SAVED_SEARCH.TOO_MANY',
  /** More rows than one file has. */
  ExportTooLarge: 'EXPORT.TOO_LARGE',
  /** As many exports are running as run at once. */
  ExportBusy: 'EXPORT.BUSY',
  ReportUnknown: 'REPORT.UNKNOWN',
  /** No day of the month has ended. */
  ReportTooEarly: 'REPORT.TOO_EARLY',
  /** Somebody else made the same report at the same time. */
  ReportBusy: 'REPORT.BUSY',
  DependencyDown: 'DEPENDENCY.UNAVAILABLE',
  RpcTimeout: 'DEPENDENCY.TIMEOUT',
  Internal: 'INTERNAL.UNEXPECTED',
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];
