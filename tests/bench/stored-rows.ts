import { type BenchDevice, FIRST_FIELD, MEASUREMENT } from './workload.js';

interface InfluxAnswer {
  readonly results: ReadonlyArray<{
    readonly series?: ReadonlyArray<{
      readonly tags: { device: string };
      readonly values: ReadonlyArray<[string, number]>;
    }>;
  }>;
}

/** How many of the expected rows of each device are missing, and how many there are too many. */
export async function compareRows(
  influxUrl: string,
  devices: readonly BenchDevice[],
  span: { readonly from: number; readonly to: number },
  expectedRows: number,
): Promise<{ readonly lost: number; readonly duplicated: number }> {
  const q =
    `SELECT count("${FIRST_FIELD}") FROM "greenzone"."raw"."${MEASUREMENT}" ` +
    `WHERE time >= ${span.from}ms AND time < ${span.to}ms GROUP BY "device"`;
  const response = await fetch(`${influxUrl}/query?q=${encodeURIComponent(q)}`);
  const { results } = (await response.json()) as InfluxAnswer;
  const found = new Map(
    (results[0]?.series ?? []).map(({ tags, values }) => [tags.device, values[0]?.[1] ?? 0]),
  );
  let lost = 0;
  let duplicated = 0;
  for (const { id } of devices) {
    const rows = found.get(id) ?? 0;
    lost += Math.max(0, expectedRows - rows);
    duplicated += Math.max(0, rows - expectedRows);
  }
  return { lost, duplicated };
}
