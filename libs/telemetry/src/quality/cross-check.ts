import type { CrossCheckRule, MetricDefinition } from '../catalogue/metric-definition.js';

/** Compares metrics of one device at one moment. */
export interface CrossCheck {
  /** Metrics compared; all of them are suspect when they contradict each other. */
  readonly metrics: readonly MetricDefinition[];
  /** @param values of the metrics, in their order. */
  isContradicted(values: readonly number[]): boolean;
}

/** The cross-checks that a device can be put to: those whose metrics it sends, all in one measurement. */
export function crossChecksOf(channels: ReadonlyMap<string, MetricDefinition>): CrossCheck[] {
  return [...channels.values()].flatMap(metric =>
    (metric.qc.crossChecks ?? []).flatMap(rule => {
      const others = idsOf(rule).flatMap(id => channels.get(id) ?? []);
      const isWhole = others.length === idsOf(rule).length;
      const isTogether = others.every(({ measurement }) => measurement === metric.measurement);
      if (!isWhole || !isTogether) return [];
      return [{ metrics: [metric, ...others], isContradicted: testOf(rule) }];
    }),
  );
}

function idsOf(rule: CrossCheckRule): string[] {
  return rule.kind === 'at-most' ? [rule.of] : [rule.active, rule.reactive];
}

function testOf(rule: CrossCheckRule): CrossCheck['isContradicted'] {
  switch (rule.kind) {
    case 'at-most': {
      const { factor, margin } = rule;
      return ([value = Number.NaN, other = Number.NaN]) => value > factor * other + margin;
    }
    case 'power-triangle': {
      const { tolerance, least } = rule;
      // cos φ = |P| / S, S² = P² + Q².
      return ([factor = Number.NaN, active = Number.NaN, reactive = Number.NaN]) => {
        const apparent = Math.hypot(active, reactive);
        return apparent >= least && Math.abs(Math.abs(factor) - Math.abs(active) / apparent) > tolerance;
      };
    }
  }
}
