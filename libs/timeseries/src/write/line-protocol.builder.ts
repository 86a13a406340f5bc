import { AppError } from '#libs/runtime';
import { identifier, tagValue } from '../names.js';
import { TimeSeriesCode } from '../timeseries.errors.js';

/**
 * Builds rows of line protocol with the tags `zone` and `device`: `begin`, fields, `end`. What InfluxDB
 * would misread is refused here, since one bad line costs the others of its request. After a refusal the
 * row is gone and the builder usable.
 */
export class LineProtocolBuilder {
  private lines: string[] = [];
  private row = '';
  private separator = '';

  /** Rows finished so far. */
  get rowCount(): number {
    return this.lines.length;
  }

  /**
   * Starts a row.
   *
   * @throws AppError `TIMESERIES.BAD_REQUEST` when a name or tag value has characters that do not belong.
   */
  begin(measurement: string, zone: string, device: string): this {
    this.row = '';
    // Tags in alphabetical order, as InfluxDB sorts them otherwise.
    const key = `${identifier(measurement)},device=${tagValue(device)},zone=${tagValue(zone)}`;
    this.row = key;
    this.separator = ' ';
    return this;
  }

  /**
   * Adds a float field; a field keeps its type for ever, so whole numbers are floats here too.
   *
   * @throws AppError `TIMESERIES.BAD_REQUEST` for NaN and infinities, which the server refuses.
   */
  float(name: string, value: number): this {
    if (!Number.isFinite(value)) this.refuse(`${name} is not a finite number`);
    this.row += `${this.separator}${this.fieldName(name)}=${value}`;
    this.separator = ',';
    return this;
  }

  /**
   * Adds an integer field.
   *
   * @throws AppError `TIMESERIES.BAD_REQUEST` when the value is not a safe integer.
   */
  integer(name: string, value: number): this {
    if (!Number.isSafeInteger(value)) this.refuse(`${name} is not a safe integer`);
    this.row += `${this.separator}${this.fieldName(name)}=${value}i`;
    this.separator = ',';
    return this;
  }

  /**
   * Finishes the row.
   *
   * @param timeMs Unix time in milliseconds.
   * @throws AppError `TIMESERIES.BAD_REQUEST` without a field or with an unusable time.
   */
  end(timeMs: number): void {
    if (this.separator !== ',') this.refuse('a row needs a field');
    if (!Number.isSafeInteger(timeMs)) this.refuse('the time is not whole milliseconds');
    this.lines.push(`${this.row} ${timeMs}`);
    this.row = '';
    this.separator = '';
  }

  /** Hands the rows over, one line each, and starts anew. */
  takeLines(): string[] {
    const lines = this.lines;
    this.lines = [];
    return lines;
  }

  private fieldName(name: string): string {
    if (this.row === '') this.refuse('no row was begun');
    return identifier(name);
  }

  private refuse(problem: string): never {
    this.row = '';
    this.separator = '';
    throw new AppError(TimeSeriesCode.BadRequest, `Not written: ${problem}`);
  }
}
