import type { vi } from './vi.js';

export const en: typeof vi = {
  robustness: {
    track: 'Zones',
    explain: {
      operating:
        'A method decides on weights, curves and how to join pillars, and could have decided otherwise. Here all of that is drawn at random {{draws}} times, within reason. Where a zone stands in 90 % of these draws is its band. Zones whose bands overlap cannot be told apart: they are tied.',
      planned:
        'Designs of planned zones, never compared with operating ones. All choices of the method are drawn at random {{draws}} times; where a design stands in 90 % of the draws is its band. Designs whose bands overlap are tied.',
    },
    tieNote:
      'Ranges of scores, on other pages, are something else: they tell what the part that is not measured could still change.',
    none: 'No zone has been scored yet.',
    bands: 'Where each zone may stand',
    best: 'best',
    worst: 'rank {{rank}}',
    place: 'Place {{place}}',
    sharedPlace: 'Place {{place}}, {{count}} tied',
    tiedPlace: 'Place {{place}}, tied with zones of the next places',
    rank: 'rank {{rank}}',
    band: 'rank {{from}} to {{to}}, median {{median}}',
    official: 'by its score {{score}}: rank {{rank}}',
    unstable: 'moves more than 2 ranks',
    tied: 'tied with {{count}} others',
    legend: 'Grey: 90 % of the draws. Dot: median. Line: rank by the official score.',
    choices: 'What moves the ranks',
    choice: {
      weights: 'Weights of the pillars',
      aggregator: 'How pillars are joined',
      anchors: 'Points on the curves',
      missing: 'What is not measured',
      normalisation: 'Curves, or best and worst zone',
    },
    varied: {
      weights: 'drawn around the official ones',
      aggregator: 'geometric or arithmetic mean',
      anchors: 'each up to 10 % lower or higher',
      missing: 'taken as anything from 0 to 60 points',
      normalisation: 'fixed curves or the range among the zones',
    },
    share: '{{share}} ({{low}} to {{high}})',
    sharesNote:
      'Share of all movement that a choice causes when it alone is varied, with its 90 % interval. The shares need not add up to 100 %, since choices also act together.',
    importance: 'What each pillar really weighs',
    pillar: 'Pillar',
    nominal: 'Weight set',
    real: 'Weight in effect',
    tooFew: 'too few zones',
    importanceNote:
      'Weight in effect: how much the pillar goes along with the whole score, as share of all pillars.',
    correlations: 'Indicators that say the same',
    noCorrelations: 'No two indicators go along with each other by more than 0.9.',
    overZones: '{{count}} zones',
    seed: 'Anyone can repeat these draws: seed {{seed}}.',
  },
};
