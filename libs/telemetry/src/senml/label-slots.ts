import { LABELS } from './label-places.js';
import type { SenmlLabels } from './senml-labels.js';

/** A set of labels that is filled anew for each record; `undefined` where the record has none. */
export class LabelSlots implements SenmlLabels {
  n: unknown = undefined;
  u: unknown = undefined;
  v: unknown = undefined;
  vs: unknown = undefined;
  vb: unknown = undefined;
  s: unknown = undefined;
  t: unknown = undefined;
  ut: unknown = undefined;
  vd: unknown = undefined;
  bver: unknown = undefined;
  bn: unknown = undefined;
  bt: unknown = undefined;
  bu: unknown = undefined;
  bv: unknown = undefined;
  bs: unknown = undefined;
  boot: unknown = undefined;
  seq: unknown = undefined;
  lane: unknown = undefined;

  /**
   * Sets the label at a place of {@link LABELS}. Spelled out: a computed name costs a tenth of the
   * decoder's time.
   */
  protected set(place: number, value: unknown): void {
    switch (LABELS[place]) {
      case 'n':
        this.n = value;
        break;
      case 'u':
        this.u = value;
        break;
      case 'v':
        this.v = value;
        break;
      case 'vs':
        this.vs = value;
        break;
      case 'vb':
        this.vb = value;
        break;
      case 's':
        this.s = value;
        break;
      case 't':
        this.t = value;
        break;
      case 'ut':
        this.ut = value;
        break;
      case 'vd':
        this.vd = value;
        break;
      case 'bver':
        this.bver = value;
        break;
      case 'bn':
        this.bn = value;
        break;
      case 'bt':
        this.bt = value;
        break;
      case 'bu':
        this.bu = value;
        break;
      case 'bv':
        this.bv = value;
        break;
      case 'bs':
        this.bs = value;
        break;
      case 'boot':
        this.boot = value;
        break;
      case 'seq':
        this.seq = value;
        break;
      case 'lane':
        this.lane = value;
        break;
      case undefined:
        break;
    }
  }

  /** Empties all places. */
  protected clear(): void {
    this.n = undefined;
    this.u = undefined;
    this.v = undefined;
    this.vs = undefined;
    this.vb = undefined;
    this.s = undefined;
    this.t = undefined;
    this.ut = undefined;
    this.vd = undefined;
    this.bver = undefined;
    this.bn = undefined;
    this.bt = undefined;
    this.bu = undefined;
    this.bv = undefined;
    this.bs = undefined;
    this.boot = undefined;
    this.seq = undefined;
    this.lane = undefined;
  }
}
