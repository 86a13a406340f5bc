import { AppError, AsciiWriter } from '#libs/runtime';
import { identifier, tagValue } from '../names.js';
import { TimeSeriesCode } from '../timeseries.errors.js';
import { LineBlock } from './line-block.js';

/**
 * Builds rows of line protocol with the tags `zone` and `device`: `begin`, fields, `end`. What InfluxDB
 * would misread is refused here, since one bad line costs the others of its request. After a refusal the
 * row is gone and the builder usable.
 */
export class LineProtocolBuilder {
  private writer = new AsciiWriter();
  /** Offset behind each line, with the first line's before them. */
  private ends = [0];
  private isOpen = false;
  private hasField = false;

  /** Rows finished so far. */
  get rowCount(): number {
    return this.ends.length - 1;
  }

  /**
   * Starts a row.
   *
   * @throws AppError `TIMESERIES.BAD_REQUEST` when a name or tag value has characters that do not belong.
   */
  begin(measurement: string, zone: string, device: string): this {
    this.drop();
    // Tags in alphabetical order, as InfluxDB sorts them otherwise.
    this.writer.text(identifier(measurement)).text(',device=').text(tagValue(device));
    this.writer.text(',zone=').text(tagValue(zone));
    this.isOpen = true;
    return this;
  }

  /**
   * Adds a float field; a field keeps its type for ever, so whole numbers are floats here too.
   *
   * @throws AppError `TIMESERIES.BAD_REQUEST` for NaN and infinities, which the server refuses.
   */
  float(name: string, value: number): this {
    if (!Number.isFinite(value)) this.refuse(`${name} is not a finite number`);
    this.beginField(name);
    this.writer.number(value);
    return this;
  }

  /**
   * Adds an integer field.
   *
   * @throws AppError `TIMESERIES.BAD_REQUEST` when the value is not a safe integer.
   */
  integer(name: string, value: number): this {
    if (!Number.isSafeInteger(value)) this.refuse(`${name} is not a safe integer`);
    this.beginField(name);
    this.writer.number(value).text('i');
    return this;
  }

  /**
   * Finishes the row.
   *
   * @param timeMs Unix time in milliseconds.
   * @throws AppError `TIMESERIES.BAD_REQUEST` without a field or with an unusable time.
   */
  end(timeMs: number): void {
    if (!this.hasField) this.refuse('a row needs a field');
    if (!Number.isSafeInteger(timeMs)) this.refuse('the time is not whole milliseconds');
    this.writer.text(' ').number(timeMs).text('\n');
    this.ends.push(this.writer.length);
    this.isOpen = false;
    this.hasField = false;
  }

  /** Hands the rows over, one line each, and starts anew. */
  takeLines(): LineBlock {
    this.drop();
    const block = new LineBlock(this.writer.view(), this.ends);
    // The next rows will need as much.
    this.writer = new AsciiWriter(this.writer.capacity);
    this.ends = [0];
    return block;
  }

  private beginField(name: string): void {
    if (!this.isOpen) this.refuse('no row was begun');
    const checked = identifier(name);
    this.writer
      .text(this.hasField ? ',' : ' ')
      .text(checked)
      .text('=');
    this.hasField = true;
  }

  private refuse(problem: string): never {
    this.drop();
    throw new AppError(TimeSeriesCode.BadRequest, `Not written: ${problem}`);
  }

  /** Forgets the row that was begun and not ended. */
  private drop(): void {
    this.writer.truncate(this.ends.at(-1) as number);
    this.isOpen = false;
    this.hasField = false;
  }
}
