/** Every subject of Greenzone. Ids come last; the version is part of the name. */
export const subjects = {
  /** Where a device publishes a pack; the broker maps it to a partition. */
  telemetry: (zone: string, device: string) => `gz.telemetry.v1.${zone}.${device}`,
  /** What the broker makes of {@link subjects.telemetry}. */
  partition: (partition: number, zone: string, device: string) => `gz.part.v1.${partition}.${zone}.${device}`,
  partitionFilter: (partition: number) => `gz.part.v1.${partition}.>`,
  /** Which packs of a device are stored for good. */
  commit: (zone: string, device: string) => `gz.commit.v1.${zone}.${device}`,
  commitsOfZone: (zone: string) => `gz.commit.v1.${zone}.*`,
  allCommits: 'gz.commit.v1.>',
  /** Asks ingest to publish a device's commit again. */
  commitQuery: (zone: string, device: string) => `gz.commit-query.v1.${zone}.${device}`,
  allCommitQueries: 'gz.commit-query.v1.>',
  /** Quality-flagged readings of a zone, in groups. */
  readings: (zone: string) => `gz.readings.v1.${zone}`,
  allReadings: 'gz.readings.v1.>',
  deadLetter: (reason: string, zone: string, device: string) =>
    `gz.deadletter.v1.${reason}.${zone}.${device}`,
  deadLettersOfDevice: (zone: string, device: string) => `gz.deadletter.v1.*.${zone}.${device}`,
  allDeadLetters: 'gz.deadletter.v1.>',
  alarm: (zone: string) => `gz.alarm.v1.${zone}`,
  /** What the browser of an actor is to show. */
  notification: (actor: string) => `gz.notification.v1.${actor}`,
  allNotifications: 'gz.notification.v1.>',
  score: (zone: string) => `gz.score.v1.${zone}`,
  window: (zone: string) => `gz.window.v1.${zone}`,
  registry: (kind: string) => `gz.registry.v1.${kind}`,
  allRegistry: 'gz.registry.v1.>',
  allScores: 'gz.score.v1.>',
  allWindows: 'gz.window.v1.>',
  allAlarms: 'gz.alarm.v1.>',
  rpc: (service: string, verb: string) => `gz.rpc.v1.${service}.${verb}`,
} as const;

/** Parts of a partition subject, or `null` when it is not one. */
export function parsePartitionSubject(
  subject: string,
): { partition: number; zone: string; device: string } | null {
  const words = subject.split('.');
  if (words.length !== 6 || words[0] !== 'gz' || words[1] !== 'part' || words[2] !== 'v1') return null;
  const [, , , partition, zone, device] = words as [string, string, string, string, string, string];
  return /^\d+$/.test(partition) ? { partition: Number(partition), zone, device } : null;
}
