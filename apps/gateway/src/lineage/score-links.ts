import { type IndicatorExplanation, RAW_KEPT_MS, type Score, type UsedWindow } from '#libs/contracts';
import type { Link } from './link.schema.js';

/** A revision that an address names, so that the link shows the same tomorrow. */
type Revision = Pick<Score, 'zone' | 'asOf' | 'revision'>;
type SeriesUse = IndicatorExplanation['series'][number];

const STEP = { hour: '1h', day: '1d' } as const;
const iso = (time: number): string => new Date(time).toISOString();

function address(path: string, query: Record<string, string | number>): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/api/v1/${path}?${words.join('&')}`;
}

const pinned = ({ asOf, revision }: Revision) => ({ asOf: iso(asOf), revision });

/** From an indicator of a score to its explanation. */
export function explanationLink(score: Revision, indicator: string): Link {
  const href = address(`zones/${score.zone}/score/indicators/${indicator}`, pinned(score));
  return { rel: 'explanation', href, id: indicator };
}

/** From any part of its lineage to the score. */
export function scoreLink(score: Revision, rel = 'score'): Link {
  return { rel, href: address(`zones/${score.zone}/score`, pinned(score)) };
}

/** From a score to its revisions. */
function revisionsLink({ zone, asOf }: Revision): Link {
  return { rel: 'revisions', href: address(`zones/${zone}/score/revisions`, { asOf: iso(asOf) }) };
}

/** A score with a link at every step: to itself as it is now for good, to its pillars' indicators, to their explanations. */
export function linkScore(score: Score) {
  const { zone, asOf } = score;
  const dayBefore = { from: iso(asOf - 86_400_000), to: iso(asOf) };
  return {
    ...score,
    links: [
      scoreLink(score, 'self'),
      revisionsLink(score),
      { rel: 'changes', href: address(`zones/${zone}/score/changes`, dayBefore) },
      { rel: 'method', href: '/api/v1/method' },
    ],
    pillars: score.pillars.map(pillar => ({
      ...pillar,
      links: score.indicators
        .filter(indicator => indicator.pillar === pillar.id)
        .map(({ id }) => explanationLink(score, id)),
    })),
    indicators: score.indicators.map(indicator => ({
      ...indicator,
      links: [explanationLink(score, indicator.id)],
    })),
  };
}

/** An explanation with links to the windows it used, what the series says today, and the raw readings. */
export function linkExplanation(explanation: IndicatorExplanation, now: number) {
  const { score, definition, series, delivery } = explanation;
  return {
    ...explanation,
    links: [scoreLink(score), revisionsLink(score), { rel: 'method', href: '/api/v1/method' }],
    series: series.map(use => ({ ...use, links: seriesLinks(score, definition.id, use, now) })),
    delivery: delivery.map(row => {
      const span = { from: iso(score.asOf - 3_600_000), to: iso(score.asOf) };
      return { ...row, links: [{ rel: 'delivery', href: address(`devices/${row.device}/delivery`, span) }] };
    }),
  };
}

function seriesLinks(score: Revision, indicator: string, use: SeriesUse, now: number): Link[] {
  const { device, metric, tier, from, to } = use;
  const windows = address(`zones/${score.zone}/score/indicators/${indicator}/windows`, {
    ...{ device, metric, tier },
    ...pinned(score),
  });
  const span = { device, metric, from: iso(from), to: iso(to) };
  return [
    { rel: 'windows', href: windows },
    { rel: 'series', href: address('series', { ...span, step: STEP[tier] }) },
    ...readingsLink(device, metric, from, to, now),
  ];
}

/** A window with a link to the readings in it, as long as they are kept. */
export function linkWindow(window: UsedWindow, device: string, metric: string, now: number) {
  return { ...window, links: readingsLink(device, metric, window.start, window.end, now) };
}

function readingsLink(device: string, metric: string, from: number, to: number, now: number): Link[] {
  const kept = now - RAW_KEPT_MS;
  if (to <= kept) return [];
  const span = { from: iso(Math.max(from, kept)), to: iso(to) };
  return [{ rel: 'readings', href: address('readings', { device, metric, ...span }) }];
}
