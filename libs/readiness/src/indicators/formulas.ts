import { describedMetrics } from './data/described-metrics.js';
import { dataClean, dataComplete, dataCorrect } from './data/data-quality.js';
import { integrity } from './data/integrity.js';
import { timeliness } from './data/timeliness.js';
import { airAndNoiseHours } from './environment/air-and-noise-hours.js';
import { effluentCompliance } from './environment/effluent-compliance.js';
import { effluentMargin } from './environment/effluent-margin.js';
import { fineDust } from './environment/fine-dust.js';
import { greenCover } from './environment/green-cover.js';
import { wastewaterCollected } from './environment/wastewater-collected.js';
import { assetsOnline } from './factory/assets-online.js';
import { submeteringDepth } from './factory/submetering-depth.js';
import { certifiedArea } from './factory/certified-area.js';
import { disclosureAge } from './finance/disclosure-age.js';
import { eipStatus } from './finance/eip-status.js';
import { factRatio } from './general/fact-ratio.js';
import { factValue } from './general/fact-value.js';
import type { Formula } from './measurement.js';
import { backboneAvailability } from './network/backbone-availability.js';
import { mobileCoverage } from './network/mobile-coverage.js';
import { roundTrip } from './network/round-trip.js';
import { interruptionMinutes } from './power/interruption-minutes.js';
import { meteredEnergy } from './power/metered-energy.js';
import { peakShare } from './power/peak-share.js';
import { powerFactor } from './power/power-factor.js';
import { renewableShare } from './power/renewable-share.js';
import { solarYield } from './power/solar-yield.js';
import { binCollection } from './waste/bin-collection.js';
import { weighedWaste } from './waste/weighed-waste.js';
import { capacityHeadroom } from './water/capacity-headroom.js';
import { supplyContinuity } from './water/supply-continuity.js';
import { supplyQuality } from './water/supply-quality.js';

/** Formulas by the name that `seeds/indicators.json` refers to. A changed formula gets a new name. */
export const FORMULAS: Readonly<Record<string, Formula>> = {
  'air-and-noise-hours': airAndNoiseHours,
  'assets-online': assetsOnline,
  'backbone-availability': backboneAvailability,
  'bin-collection': binCollection,
  'capacity-headroom': capacityHeadroom,
  'certified-area': certifiedArea,
  'data-clean': dataClean,
  'data-complete': dataComplete,
  'data-correct': dataCorrect,
  'described-metrics': describedMetrics,
  'disclosure-age': disclosureAge,
  'effluent-compliance': effluentCompliance,
  'effluent-margin': effluentMargin,
  'eip-status': eipStatus,
  'fact-ratio': factRatio,
  'fact-value': factValue,
  'fine-dust': fineDust,
  'green-cover': greenCover,
  integrity,
  'interruption-minutes': interruptionMinutes,
  'metered-energy': meteredEnergy,
  'mobile-coverage': mobileCoverage,
  'peak-share': peakShare,
  'power-factor': powerFactor,
  'renewable-share': renewableShare,
  'round-trip': roundTrip,
  'solar-yield': solarYield,
  'submetering-depth': submeteringDepth,
  'supply-continuity': supplyContinuity,
  'supply-quality': supplyQuality,
  timeliness,
  'wastewater-collected': wastewaterCollected,
  'weighed-waste': weighedWaste,
};
