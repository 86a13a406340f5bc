import { z } from 'zod';

/** One stored row: all fields of a device at one time. */
export interface TimeSeriesRow {
  /** Unix ms. */
  readonly time: number;
  readonly zone: string;
  readonly device: string;
  /** Fields that are present, by name. */
  readonly values: Readonly<Record<string, number>>;
}

/** One value of one field. */
export interface FieldValue {
  readonly zone: string;
  readonly device: string;
  readonly field: string;
  /** Unix ms. */
  readonly time: number;
  readonly value: number;
}

const seriesSchema = z.object({
  tags: z.object({ zone: z.string(), device: z.string() }),
  columns: z.array(z.string()),
  // Rows are the bulk of the answer; they are read by position below, without a check per cell.
  values: z.array(z.custom<readonly unknown[]>(row => Array.isArray(row))),
});

const responseSchema = z.object({
  error: z.string().optional(),
  results: z
    .array(z.object({ error: z.string().optional(), series: z.array(seriesSchema).optional() }))
    .default([]),
});

/** Answer of a query grouped by zone and device. */
export type SeriesResponse = z.infer<typeof responseSchema>;

/** Checks the shape of an answer; throws ZodError. */
export function parseResponse(body: unknown): SeriesResponse {
  return responseSchema.parse(body);
}

/** Message of the first error in an answer, which comes with status 200. */
export function errorOf(response: SeriesResponse): string | undefined {
  return response.error ?? response.results.find(result => result.error !== undefined)?.error;
}

/** Rows of an answer, device after device, in the answer's order within one. Null cells are left out. */
export function rowsOf(response: SeriesResponse): TimeSeriesRow[] {
  const rows: TimeSeriesRow[] = [];
  for (const { series = [] } of response.results) {
    // The server turns the order of devices round together with the order of time.
    const sorted = series.toSorted((a, b) => (a.tags.device < b.tags.device ? -1 : 1));
    for (const { tags, columns, values } of sorted) {
      for (const cells of values) {
        const present: Record<string, number> = {};
        for (let column = 1; column < columns.length; column++) {
          const cell = cells[column];
          if (typeof cell === 'number') present[columns[column] as string] = cell;
        }
        rows.push({ time: Number(cells[0]), zone: tags.zone, device: tags.device, values: present });
      }
    }
  }
  return rows;
}

/** Values of an answer that has one statement a field, in the order of `fields`. */
export function fieldValuesOf(response: SeriesResponse, fields: readonly string[]): FieldValue[] {
  return response.results.flatMap(({ series = [] }, statement) =>
    series.flatMap(({ tags, values }) => {
      const [time, value] = values[0] ?? [];
      const field = fields[statement];
      return typeof value === 'number' && field !== undefined
        ? [{ zone: tags.zone, device: tags.device, field, time: Number(time), value }]
        : [];
    }),
  );
}
