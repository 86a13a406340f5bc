import {
  type Evidence,
  type MatchZone,
  matchZones,
  type NeedJudgement,
  NEEDS,
  type ZoneMatch,
} from '#libs/readiness';
import type { Edition, EditionZone } from '../editions/edition.js';
import { explanationLink, scoreLink } from '../lineage/score-links.js';
import type { ChosenWeights } from '../ranking/choose-weights.js';
import { ownScores } from '../ranking/own-score.js';
import type { Track } from '../ranking/rank-edition.js';
import type { SearchWish } from './search-query.js';
import type { SearchAnswer } from './search.schema.js';

type Item = SearchAnswer['operating'][number];

/** Zones of an edition that answer a search, each track for itself, the best first. */
export function searchEdition(
  edition: Edition,
  { needs }: Pick<SearchWish, 'needs'>,
  { weights }: ChosenWeights,
): Pick<SearchAnswer, 'needs' | 'simulated' | Track> {
  const scoreOf = ownScores(edition, weights);
  const search = (track: Track): Item[] => {
    const found = matchZones(
      zonesOf(edition).filter(({ status }) => status === track),
      needs,
      ({ own }) => scoreOf(own)?.value ?? null,
    );
    return found.map(match => toItem(match, scoreOf(match.zone.own)));
  };
  const [operating, planned] = [search('operating'), search('planned')];
  return {
    needs: NEEDS.flatMap(({ id: need, direction, unit }) => {
      const required = needs[need];
      return required === undefined ? [] : [{ need, required, direction, unit }];
    }),
    simulated: [...operating, ...planned].some(isSimulated),
    operating,
    planned,
  };
}

interface OwnMatchZone extends MatchZone {
  readonly own: EditionZone;
}

const matchable = new WeakMap<Edition, readonly OwnMatchZone[]>();

/** Zones of an edition as they are matched: the same objects every time, for what they offer is kept by them. */
function zonesOf(edition: Edition): readonly OwnMatchZone[] {
  const zones = matchable.get(edition) ?? edition.zones.map(zone => toMatchZone(zone, edition.asOf));
  matchable.set(edition, zones);
  return zones;
}

function toMatchZone(own: EditionZone, asOf: number): OwnMatchZone {
  const { code, status, areaHa, latitude, longitude, facts, score } = own;
  return { code, status, areaHa, latitude, longitude, facts, score, asOf: score?.asOf ?? asOf, own };
}

function toItem({ zone, ...match }: ZoneMatch<OwnMatchZone>, score: Item['score']): Item {
  const { code, nameVi, nameEn, district, areaHa } = zone.own;
  const needs = match.needs.map(judged => withLinks(zone.own, judged));
  return { zone: code, nameVi, nameEn, district, areaHa, ...match, score, needs };
}

/** Without a spread, which costs several times as much: a search has some hundreds of them. */
function withLinks(zone: EditionZone, judged: NeedJudgement): Item['needs'][number] {
  const { need, state, required, direction, unit, offered, shortBy, reason } = judged;
  const evidence = linked(zone, judged.evidence);
  return { need, state, required, direction, unit, offered, shortBy, reason, evidence };
}

type LinkedEvidence = Item['needs'][number]['evidence'];
const links = new WeakMap<readonly Evidence[], LinkedEvidence>();

/** Figures with their addresses: the same objects every time, as a zone keeps its figures. */
function linked(zone: EditionZone, figures: readonly Evidence[]): LinkedEvidence {
  const known = links.get(figures) ?? figures.map(figure => ({ ...figure, link: linkOf(zone, figure) }));
  links.set(figures, known);
  return known;
}

/** Where a figure comes from: the very revision of the score that has it, or the fact with its document. */
function linkOf({ code, score }: EditionZone, { kind, name }: Evidence): string {
  const own = `/api/v1/zones/${code}`;
  if (kind === 'fact') return `${own}/facts?fact=${name}`;
  if (kind === 'position' || score === null) return own;
  const { asOf, revision } = score;
  const revisionOf = { zone: code, asOf, revision };
  return kind === 'indicator' && name !== null
    ? explanationLink(revisionOf, name).href
    : scoreLink(revisionOf).href;
}

function isSimulated({ score, needs }: Item): boolean {
  return (
    (score?.simulated ?? false) || needs.some(({ evidence }) => evidence.some(({ simulated }) => simulated))
  );
}
