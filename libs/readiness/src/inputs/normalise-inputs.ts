import type { WindowSeries, WindowValues, ZoneInputs } from './zone-inputs.js';

/** Inputs that are in order already: they are hashed and scored, and need sorting once. */
const inOrder = new WeakSet<ZoneInputs>();

const byText = <T>(key: (item: T) => string) => {
  return (a: T, b: T): number => {
    const x = key(a);
    const y = key(b);
    return x < y ? -1 : x > y ? 1 : 0;
  };
};

/**
 * The same inputs in one fixed order. Sums of floating-point numbers depend on their order; a score and
 * its hash must not.
 */
export function normaliseInputs(inputs: ZoneInputs): ZoneInputs {
  if (inOrder.has(inputs)) return inputs;
  const normalised: ZoneInputs = {
    ...inputs,
    devices: inputs.devices
      .map(device => ({
        ...device,
        channels: [...device.channels].sort(byText(channel => channel.metric)),
        // Declarations made at the same moment: the later in the list holds, so only the time is sorted.
        declarations: [...device.declarations].sort((a, b) => a.declaredAt - b.declaredAt || a.from - b.from),
      }))
      .sort(byText(device => device.id)),
    series: inputs.series
      .map(series => ({ ...series, windows: byStart(series) }))
      .sort(byText(series => `${series.tier} ${series.metric} ${series.device}`)),
    facts: [...inputs.facts].sort(
      byText(fact =>
        [fact.fact, fact.validFrom, fact.evidenceLevel, String(fact.value), fact.document].join(' '),
      ),
    ),
    limits: [...inputs.limits].sort(
      byText(limit =>
        [limit.metric, limit.zone, limit.averaging, limit.effectiveFrom, limit.class ?? '', limit.basis].join(
          ' ',
        ),
      ),
    ),
    tariffs: [...inputs.tariffs].sort(byText(tariff => `${tariff.effectiveFrom} ${tariff.id}`)),
    events: [...inputs.events].sort(byText(event => event.id)),
    delivery: [...inputs.delivery].sort(byText(row => row.device)),
  };
  inOrder.add(normalised);
  return normalised;
}

/** Stored windows come in order, hundreds of thousands of a zone: they are copied only when they do not. */
function byStart({ windows }: WindowSeries): readonly WindowValues[] {
  const sorted = windows.every(
    (window, i) => i === 0 || (windows[i - 1] as WindowValues).start <= window.start,
  );
  return sorted ? windows : [...windows].sort((a, b) => a.start - b.start);
}
