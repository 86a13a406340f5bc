import { deviceOfBaseName } from './parse-name.js';
import { badRecord, type RecordProblem } from './record-problem.js';
import type { SenmlLabels } from './senml-labels.js';

/** RFC 8428 §4.4: a pack with a later version must not be used. */
const SENML_VERSION = 10;

/** Base fields in force: each holds from the record that sets it until another one does (RFC 8428 §4.1). */
export class BaseFields {
  name = '';
  /** Device of a base name that ends with it. */
  device: string | null = null;
  /** Seconds. */
  time = 0;
  unit: string | null = null;
  value = 0;
  /** `null` until a record sets it: with a base sum every record has a sum. */
  sum: number | null = null;
  private version = SENML_VERSION;

  /** Takes over the base fields of the next record. */
  take({ bver, bn, bt, bu, bv, bs }: SenmlLabels, isFirst: boolean): RecordProblem | null {
    if (bver !== undefined) {
      const problem = this.takeVersion(bver, isFirst);
      if (problem !== null) return problem;
    }
    if (bn !== undefined) {
      if (typeof bn !== 'string') return badRecord('"bn" is not text.');
      this.name = bn;
      this.device = deviceOfBaseName(bn);
    }
    if (bt !== undefined) {
      if (typeof bt !== 'number') return badRecord('"bt" is not a number.');
      this.time = bt;
    }
    if (bu !== undefined) {
      if (typeof bu !== 'string') return badRecord('"bu" is not text.');
      this.unit = bu;
    }
    if (bv !== undefined) {
      if (typeof bv !== 'number') return badRecord('"bv" is not a number.');
      this.value = bv;
    }
    if (bs !== undefined) {
      if (typeof bs !== 'number') return badRecord('"bs" is not a number.');
      this.sum = bs;
    }
    return null;
  }

  private takeVersion(bver: unknown, isFirst: boolean): RecordProblem | null {
    if (typeof bver !== 'number' || !Number.isInteger(bver) || bver < 1) {
      return badRecord('"bver" is not a positive integer.');
    }
    if (bver > SENML_VERSION) {
      return { code: 'must-understand', message: `SenML version ${bver} is not understood.` };
    }
    if (isFirst) this.version = bver;
    return bver === this.version
      ? null
      : badRecord(`"bver" is ${bver}, that of the pack is ${this.version}.`);
  }
}
