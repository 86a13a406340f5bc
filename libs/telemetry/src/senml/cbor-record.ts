import { toBase64Url } from './base64url.js';
import type { CborReader } from './cbor/cbor-reader.js';
import { MajorType } from './cbor/major-type.js';
import { LabelSlots } from './label-slots.js';
import { LABELS, placeOfText } from './label-places.js';
import { placeOfInteger } from './senml-cbor-labels.js';
import { mustBeUnderstood } from './senml-labels.js';

const DATA_VALUE = LABELS.indexOf('vd');
const BASE_FIELDS = LABELS.reduce(
  (set, label, place) => (label.startsWith('b') ? set | (1 << place) : set),
  0,
);

/** One record of a CBOR pack, filled anew with each: an object a record would be most of the decoder's garbage. */
export class CborRecord extends LabelSlots {
  /** A label that must be understood and is not. */
  strangeLabel: string | null = null;
  /** Whether any of the base fields is there. */
  get mayHaveBase(): boolean {
    return (this.held & BASE_FIELDS) !== 0;
  }

  /** Places of the labels that the record holds, as bits. */
  private held = 0;
  private unknownLabels: Set<number | string> | null = null;

  /**
   * Reads the labels of a map whose head was read. A label that comes twice is a problem of the reader's.
   *
   * @param size what the head says of the number of labels.
   */
  read(reader: CborReader, size: number): void {
    this.clear();
    for (let left = size; reader.hasMore(left); left = reader.oneLess(left)) {
      const place = this.readLabel(reader);
      if (reader.problem !== null) return;
      if (place < 0) reader.skip();
      else if (place === DATA_VALUE) this.set(place, readData(reader));
      else this.set(place, reader.readValue());
    }
  }

  /** Place of the next label, −1 for one that is not known. */
  private readLabel(reader: CborReader): number {
    if (!reader.readHead()) return -1;
    const { major, argument } = reader;
    let label: number | string | null;
    if (major === MajorType.Unsigned) label = argument;
    else if (major === MajorType.Negative) label = -1 - argument;
    else if (major === MajorType.Text) label = reader.readTextBody();
    else {
      reader.fail('a label is neither an integer nor text.');
      return -1;
    }
    if (label === null) return -1;
    const place = typeof label === 'number' ? placeOfInteger(label) : placeOfText(label);
    const isRepeated = place < 0 ? this.isKnownStranger(label) : (this.held & (1 << place)) !== 0;
    if (isRepeated) reader.fail('a record has a label twice.');
    this.held |= place < 0 ? 0 : 1 << place;
    return place;
  }

  /** Remembers a label that is not known; true when the record had it before. */
  private isKnownStranger(label: number | string): boolean {
    if (typeof label === 'string' && mustBeUnderstood(label)) this.strangeLabel ??= label;
    this.unknownLabels ??= new Set();
    if (this.unknownLabels.has(label)) return true;
    this.unknownLabels.add(label);
    return false;
  }

  protected override clear(): void {
    super.clear();
    this.strangeLabel = null;
    this.held = 0;
    this.unknownLabels = null;
  }
}

function readData(reader: CborReader): string | null {
  const bytes = reader.readBytes();
  return bytes === null ? null : toBase64Url(bytes);
}
