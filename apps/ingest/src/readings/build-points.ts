import { DeadLetterReason } from '#libs/contracts';
import {
  Finding,
  findingsOf,
  isRejected,
  type JudgeInput,
  judgeReading,
  QcReason,
  Quality,
  type SenmlPack,
  type Verdict,
} from '#libs/telemetry';
import type { Directory, KnownDevice } from '../identity/directory.js';
import type { Point } from './pack.js';
import type { RefusalList } from './refusal-list.js';

/**
 * Judges the readings of a pack and groups what can be stored into points. One pass, no object per
 * reading but the verdict.
 *
 * @param receivedAt time of arrival, Unix ms: the clock that times are judged by.
 * @param refusals gets what cannot be stored.
 */
export function buildPoints(
  pack: SenmlPack,
  device: KnownDevice,
  { catalogue }: Directory,
  receivedAt: number,
  refusals: RefusalList,
): Point[] {
  const heads = new Map<number, Point>();
  let head: Point | undefined;
  let input: JudgeInput | undefined;
  for (const { metric: id, unit, timeMs, value } of pack.records) {
    const metric = device.channels.get(id);
    if (metric === undefined) {
      refusals.add(DeadLetterReason.UnknownMetric, id, timeMs, `not a metric of ${device.id}`);
      continue;
    }
    if (input === undefined) {
      input = { metric, value, unit, timeMs, nowMs: receivedAt, ratings: device.ratings };
    } else {
      input.metric = metric;
      input.value = value;
      input.unit = unit;
      input.timeMs = timeMs;
    }
    const verdict = judgeReading(catalogue, input);
    if (verdict.disposition === 'refuse' || verdict.disposition === 'quarantine') {
      const { reason, explanation } = describe(verdict, unit);
      refusals.add(reason, id, timeMs, explanation);
      continue;
    }
    if (head?.timeMs !== timeMs) head = heads.get(timeMs);
    let point = head;
    while (point !== undefined && point.measurement !== metric.measurement) point = point.sibling;
    if (point === undefined) {
      point = newPoint(metric.measurement, timeMs);
      if (head === undefined) {
        head = point;
        heads.set(timeMs, point);
      } else {
        point.sibling = head.sibling;
        head.sibling = point;
      }
    } else if (point.metrics.includes(metric)) {
      refusals.add(DeadLetterReason.BadRecord, id, timeMs, 'the pack has another value for the same moment');
      continue;
    }
    point.metrics.push(metric);
    point.values.push(verdict.value);
    const findings = findingsBy(verdict);
    point.findings.push(findings);
    if (isRejected(findings)) point.fails++;
  }
  return inOrder(heads);
}

function newPoint(measurement: string, timeMs: number): Point {
  return {
    measurement,
    timeMs,
    metrics: [],
    values: [],
    findings: [],
    fails: 0,
    amendments: undefined,
    state: 'claimed',
    joins: false,
    sibling: undefined,
  };
}

function findingsBy({ flag, reasons }: Verdict): number {
  if (flag === Quality.NotEvaluated) return 0;
  return reasons.length === 0 ? Finding.Tested : findingsOf(reasons) | Finding.Tested;
}

function inOrder(heads: ReadonlyMap<number, Point>): Point[] {
  const points: Point[] = [];
  for (const head of heads.values()) {
    for (let point: Point | undefined = head; point !== undefined; point = point.sibling) points.push(point);
  }
  return points;
}

function describe(verdict: Verdict, unit: string | null): { reason: DeadLetterReason; explanation: string } {
  switch (verdict.reasons[0]) {
    case QcReason.BadUnit:
      return { reason: DeadLetterReason.BadUnit, explanation: `the catalogue does not accept ${unit} here` };
    case QcReason.TooOld:
      return { reason: DeadLetterReason.TooOld, explanation: 'more than 60 days old on arrival' };
    case QcReason.Future:
      return {
        reason: DeadLetterReason.Future,
        explanation: 'more than 5 minutes ahead of our clock on arrival',
      };
    default:
      return { reason: DeadLetterReason.BadRecord, explanation: 'not a finite number' };
  }
}
