// Writes facts.json: registry facts of every zone, most of them illustrative.
//   node seeds/facts.build.mjs           write facts.json
//   node seeds/facts.build.mjs --check   exit 1 when facts.json is not what this program writes
// No chance is involved: a hash of zone and fact spreads the values, so the same zones give the same facts.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How far an operating zone's green and digital work is taken to have come, 0-1. Assumed [P] for the demo. */
const MATURITY = {
  'nomura-hai-phong': 0.66,
  'dinh-vu-deep-c-1': 0.88,
  'deep-c-2a': 0.78,
  'deep-c-2b': 0.74,
  'deep-c-3-cat-hai': 0.7,
  'nam-dinh-vu-1': 0.6,
  'mp-dinh-vu': 0.45,
  'vsip-hai-phong': 0.8,
  'trang-due': 0.72,
  'nam-cau-kien': 0.85,
  'do-son': 0.38,
  'an-duong': 0.48,
  'xuan-cau-lach-huyen': 0.52,
  'tien-thanh': 0.42,
};
/** Same shares and norms as in devices.build.mjs. */
const BUILT_SHARE = {
  'nomura-hai-phong': 1,
  'dinh-vu-deep-c-1': 0.85,
  'deep-c-2a': 0.6,
  'deep-c-2b': 0.5,
  'deep-c-3-cat-hai': 0.3,
  'nam-dinh-vu-1': 0.45,
  'mp-dinh-vu': 1,
  'vsip-hai-phong': 0.8,
  'trang-due': 0.95,
  'nam-cau-kien': 0.8,
  'do-son': 0.75,
  'an-duong': 0.7,
  'xuan-cau-lach-huyen': 0.1,
  'tien-thanh': 0.08,
};
const INDUSTRIAL_LAND = 0.67;
const POWER_KW_PER_HA = 220;
const LOAD_HOURS = 8_760 * 0.55;
const WATER_M3_DAY_PER_HA = 32;
const WASTE_KG_DAY_PER_HA = 300;
const READY_BUILT_M2_PER_HA = 650;
const WWTP_M3_DAY_OF = { 'vsip-hai-phong': 4500, 'nomura-hai-phong': 10800 };
/** Stage of the planned zones: ground broken, established, in the plan, only proposed. */
const STAGE = {
  'tan-trao-1': 'M3',
  'trang-due-3': 'M2',
  'nam-trang-cat': 'M2',
  'nomura-2': 'M2',
  'ngu-phuc-1': 'M2',
  'vinh-quang-1': 'M2',
  'nam-cau-kien-ext': 'M0',
  'bac-dao-cat-hai': 'M0',
  'tam-da': 'M0',
  'ben-rung': 'M0',
};
/** Planned zones whose environmental approval is taken to be there; illustrative like the rest. */
const APPROVED = ['tan-trao-1', 'trang-due-3', 'nomura-2', 'vinh-quang-1'];

const ILLUSTRATIVE = '[P] illustrative demo value, not a statement about the zone; seeds/facts.build.mjs';
const URLS = {
  nomura:
    'https://en.haiphong.gov.vn/Investment/Industrial-zones-and-clusters/Nomura-Industrial-Park-attracted-nearly-USD-1-billion-in-FDI-82708.html',
  deepC:
    'https://vccinews.com/prode/40768/deep-c-industrial-zones-strong-magnetism-to-foreign-investors.html',
  solar: 'https://heza.gov.vn/?p=11245',
  mp: 'https://industrialzone.net/hai-phong-city-plans-to-build-15-new-industrial-parks-of-more-than-6200-hectares-61650.html?amp=1',
  vsip: 'https://ecobaent.vn/nha-may-xu-ly-nuoc-thai-diem-nhan-quan-trong-giup-vsip-hai-phong-tro-thanh-khu-cong-nghiep-xanh',
  eight: 'https://www.vietnam.vn/en/hai-phong-thanh-lap-them-8-khu-cong-nghiep',
  tanTrao:
    'https://cafef.vn/chua-day-1-thang-nua-vinhomes-cua-ty-phu-pham-nhat-vuong-se-khoi-cong-khu-cong-nghiep-hon-4000-ty-tai-hai-phong-18825091416535223.chn',
  nomura2: 'https://viet-kabu.com/news/ipo/250102193136.html',
  vinhQuang: 'https://xe.today/?p=285047',
};

/** Number in [0, 1) that only depends on its key (FNV-1a). */
function spread(key) {
  let hash = 0x811c9dc5;
  for (const char of key) {
    hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}

const iso = (year, month, day) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** Facts of an operating zone that the fact indicators and the search for a site need. */
function operatingFacts(zone) {
  const { code, areaHa } = zone;
  const builtHa = areaHa * BUILT_SHARE[code];
  const industrialHa = builtHa * INDUSTRIAL_LAND;
  const waterM3Day = industrialHa * WATER_M3_DAY_PER_HA;
  const kwhYear = industrialHa * POWER_KW_PER_HA * LOAD_HOURS;
  const gfa = Math.round(builtHa * READY_BUILT_M2_PER_HA);
  const vacant = Math.round(gfa * (0.08 + 0.12 * spread(`${code} vacant`)));
  const units = Math.max(4, Math.round(gfa / 3_500));
  const facts = [];
  /** How well the zone does on a matter: its maturity, spread by the matter. */
  const level = name => Math.min(1, Math.max(0, MATURITY[code] * 0.75 + 0.3 * spread(`${code} ${name}`)));
  const between = (name, worst, best, digits = 1) => round(worst + (best - worst) * level(name), digits);
  const add = (fact, value, unit, levels, document, { from, to = null } = {}) => {
    const pick =
      levels[Math.min(levels.length - 1, Math.floor((1 - level(`${fact} evidence`)) * levels.length))];
    const month = 1 + Math.floor(spread(`${code} ${fact} month`) * 12);
    facts.push({
      zone: code,
      fact,
      value,
      unit,
      evidenceLevel: pick,
      validFrom: from ?? iso(2025, month, 1),
      validTo: to,
      illustrative: true,
      source: ILLUSTRATIVE,
      confidence: 'low',
      document: `illustrative: ${document}`,
    });
  };
  const validity = name => {
    const month = 1 + Math.floor(spread(`${code} ${name} from`) * 12);
    // One in eight has run out, as in any archive.
    const expired = spread(`${code} ${name} expiry`) < 0.125;
    return { from: iso(expired ? 2023 : 2025, month, 1), to: iso(expired ? 2026 : 2028, month, 28) };
  };

  add('permit.environment', true, '1', ['L4'], 'environmental permit', {
    from: iso(2023, 6, 1),
    to: iso(2030, 5, 31),
  });
  add('permit.effluent_class', MATURITY[code] >= 0.5 ? 'A' : 'B', '1', ['L4'], 'environmental permit');
  add('permit.receiving_factor', 1, '1', ['L4'], 'environmental permit');
  add(
    'permit.discharge_m3_day',
    WWTP_M3_DAY_OF[code] ?? Math.round(waterM3Day * 0.8 * 1.3),
    'm3/d',
    ['L4'],
    'environmental permit',
  );
  add('calibration.valid_pct', between('calibration', 84, 100), '%', ['L4'], 'calibration certificates');

  add(
    'power.dppa_kwh_year',
    level('dppa') > 0.62 ? Math.round(kwhYear * 0.12 * level('dppa share')) : 0,
    'kW.h/a',
    ['L4', 'L3'],
    'power purchase contract and settlement',
    validity('dppa'),
  );
  add(
    'power.rec_kwh_year',
    Math.round(kwhYear * 0.1 * level('rec')),
    'kW.h/a',
    ['L4', 'L3'],
    'retirement of certificates',
    validity('rec'),
  );
  add(
    'power.capacity_available_kw',
    Math.round(industrialHa * POWER_KW_PER_HA * between('spare power', 0.05, 0.5, 2)),
    'kW',
    ['L3', 'L2'],
    'grid connection agreement',
  );
  add('water.non_revenue_pct', between('nrw', 19, 4.5), '%', ['L4', 'L3', 'L3'], 'water balance');
  add('water.reuse_pct', between('reuse', 0, 38), '%', ['L4', 'L3', 'L2'], 'reuse ledger');
  add(
    'water.sustainable_source_pct',
    between('source', 90, 100),
    '%',
    ['L4', 'L3'],
    'abstraction licence and supply contract',
  );
  add(
    'water.firm_capacity_m3_day',
    Math.round(waterM3Day * between('capacity', 1.35, 2.2, 2)),
    'm3/d',
    ['L4', 'L3'],
    'supply contract',
  );
  add(
    'water.committed_m3_day',
    Math.round(waterM3Day * 0.08 * spread(`${code} committed`)),
    'm3/d',
    ['L4', 'L3'],
    'land lease register',
  );
  add(
    'land.green_ha',
    round((areaHa * between('green', 7, 21, 2)) / 100, 2),
    'ha',
    ['L4', 'L3'],
    'land-use survey',
  );
  add(
    'land.available_ha',
    round(areaHa * (1 - BUILT_SHARE[code]) * 0.6, 1),
    'ha',
    ['L3', 'L2'],
    'land lease register',
  );
  add('waste.haz_receipt_pct', between('haz', 98.4, 100, 2), '%', ['L4', 'L3'], 'hazardous-waste manifests');
  add('waste.diversion_pct', between('diversion', 12, 62), '%', ['L4', 'L3', 'L2'], 'waste ledger');
  add(
    'waste.symbiosis_links',
    Math.round(between('symbiosis', 0, 5, 2)),
    '1',
    ['L4', 'L3', 'L2'],
    'exchange ledger',
  );
  add(
    'waste.unweighed_kg_day',
    Math.round(industrialHa * WASTE_KG_DAY_PER_HA * between('unweighed', 0.25, 0.02, 3)),
    'kg/d',
    ['L3'],
    "haulers' invoices",
  );
  add('rbf.gfa_m2', gfa, 'm2', ['L4', 'L3'], 'building register');
  add('rbf.vacant_m2', vacant, 'm2', ['L4', 'L3'], 'building register');
  add(
    'rbf.ready_m2',
    Math.round(vacant * between('ready', 0.3, 0.95, 2)),
    'm2',
    ['L4', 'L3'],
    'acceptance certificates',
  );
  add(
    'rbf.certified_m2',
    Math.round(gfa * Math.max(0, between('certified', -0.15, 0.45, 2))),
    'm2',
    ['L4'],
    'LEED or EDGE certificate',
    validity('certified'),
  );
  add(
    'rbf.registered_m2',
    Math.round(gfa * between('registered', 0, 0.2, 2)),
    'm2',
    ['L4', 'L3'],
    'LEED or EDGE registration',
  );
  add('rbf.units', units, '1', ['L4', 'L3'], 'building register');
  add(
    'rbf.units_metered',
    Math.round(units * between('metered', 0.55, 1, 2)),
    '1',
    ['L4', 'L3'],
    'meter register',
  );
  add(
    'rbf.base_energy_kwh_m2',
    between('base energy', 68, 24),
    'kW.h/m2/a',
    ['L4', 'L3', 'L2'],
    'energy audit',
    validity('audit'),
  );
  add('control.alarm_response_pct', between('alarms', 62, 97), '%', ['L4', 'L3'], 'control-room log');
  add(
    'finance.framework_level',
    Math.round(between('framework', -0.4, 2.8, 2)) || 0,
    'level',
    ['L4', 'L3'],
    'green-finance framework',
    validity('framework'),
  );
  add(
    'finance.green_capex_pct',
    between('capex', 0, 48),
    '%',
    ['L4', 'L3'],
    'confirmation under QĐ 21/2025',
    validity('capex'),
  );
  add(
    'finance.tenant_programmes',
    Math.max(0, Math.round(between('programmes', -0.5, 4.6, 2))),
    '1',
    ['L4', 'L3', 'L2'],
    'programme agreements',
  );
  add(
    'climate.inventory_level',
    Math.max(0, Math.round(between('inventory', -0.3, 3, 2))),
    'level',
    ['L4', 'L3'],
    'greenhouse-gas inventory',
    validity('inventory'),
  );
  add('eip.certified_firms_pct', between('firms', 8, 68), '%', ['L4', 'L3'], 'ISO certificates of tenants');
  add('disclosure.environment_report', true, '1', ['L4', 'L3'], 'published report', {
    from: iso(2026, 1, 1 + Math.round(between('report', -330, 275, 0))),
  });
  add('integrity.signed_ingest', false, '1', ['L4'], 'platform state');
  add('integrity.append_only_audit', true, '1', ['L4'], 'platform state');
  add(
    'integrity.security_level',
    level('security') > 0.6,
    '1',
    ['L4', 'L3'],
    'security-level approval',
    validity('security'),
  );
  add('integrity.restore_tested', level('restore') > 0.5, '1', ['L4', 'L3'], 'restore-test record');
  add('fibre.ready_pct', between('fibre', 55, 100), '%', ['L4', 'L3'], 'duct and termination register');
  add(
    'fibre.best_symmetric_mbit_s',
    [300, 1_000, 1_000, 2_000, 10_000][Math.min(4, Math.floor(level('speed') * 5))],
    'Mbit/s',
    ['L4', 'L3'],
    'carrier offer',
  );
  add(
    'fibre.separate_entries',
    1 + Math.round(between('entries', 0, 2.2, 2)),
    '1',
    ['L4', 'L3'],
    'duct survey',
  );
  add(
    'suppliers.categories',
    Math.round(between('categories', 2, 10, 2)),
    '1',
    ['L4', 'L3'],
    'supplier register',
  );
  add(
    'suppliers.references',
    Math.round(between('references', 0, 26, 2)),
    '1',
    ['L4', 'L3'],
    'client sign-offs',
  );
  add('suppliers.response_h', between('response', 96, 10), 'h', ['L4', 'L3'], 'request log');
  add('suppliers.onsite_h', between('attendance', 40, 5), 'h', ['L4', 'L3'], 'service contracts');
  add('suppliers.tenant_adoption_pct', between('adoption', 12, 64), '%', ['L3', 'L3', 'L2'], 'tenant survey');
  return facts;
}

/** Design value of each design-marked indicator: unit, from the least to the most ambitious plan. */
const DESIGN = {
  GP1: ['%', 15, 60, 0],
  GP5: ['%', 75, 100, 0],
  CW4: ['%', 10, 45, 0],
  CW5: ['×', 1.1, 1.5, 2],
  CW6: ['%', 94, 100, 0],
  GE3: ['%', 94, 100, 0],
  GE6: ['%', 10, 22, 1],
  WT2: ['%', 20, 65, 0],
  WT3: ['1', 0, 4, 0],
  FC1: ['%', 40, 95, 0],
  FC2: ['%', 10, 55, 0],
  FC3: ['%', 60, 98, 0],
  FC4: ['%', 70, 100, 0],
  GF1: ['level', 0, 2, 0],
  GF2: ['%', 10, 50, 0],
  GF3: ['1', 0, 4, 0],
  GF5: ['points', 10, 70, 0],
  DT5: ['%', 50, 95, 0],
  DT6: ['points', 25, 100, 0],
  CN1: ['%', 80, 100, 0],
  CN2: ['Mbit/s', 1_000, 10_000, 0],
  CN3: ['%', 85, 99, 0],
  CN6: ['1', 1, 3, 0],
  DS1: ['1', 3, 9, 0],
  DS4: ['h', 30, 6, 0],
};
const STAGES = ['M0', 'M1', 'M2', 'M3', 'M4'];
const LEVEL_OF_STAGE = { M0: 'L0', M1: 'L1', M2: 'L1', M3: 'L2', M4: 'L3' };

function plannedFacts(zone) {
  const { code } = zone;
  const stage = STAGE[code] ?? 'M1';
  const ambition = 0.25 + 0.6 * spread(`${code} ambition`);
  const facts = [];
  for (const [indicator, [unit, least, most, digits]] of Object.entries(DESIGN)) {
    // Early plans say nothing about some matters.
    if (stage === 'M0' && spread(`${code} ${indicator} silent`) < 0.3) continue;
    const level = Math.min(1, ambition * 0.7 + 0.4 * spread(`${code} ${indicator}`));
    // Some parts of a project run a stage behind.
    const behind = stage !== 'M0' && spread(`${code} ${indicator} behind`) < 0.3;
    const milestone = STAGES[STAGES.indexOf(stage) - Number(behind)];
    facts.push({
      zone: code,
      fact: `design.${indicator}`,
      value: round(least + (most - least) * level, digits),
      unit,
      evidenceLevel: LEVEL_OF_STAGE[milestone],
      milestone,
      validFrom: '2026-01-01',
      validTo: null,
      illustrative: true,
      source: ILLUSTRATIVE,
      confidence: 'low',
      document: 'illustrative: design brief',
    });
  }
  if (APPROVED.includes(code)) {
    facts.push({
      zone: code,
      fact: 'approval.environment',
      value: true,
      unit: '1',
      evidenceLevel: 'L3',
      validFrom: '2025-06-01',
      validTo: null,
      illustrative: true,
      source: ILLUSTRATIVE,
      confidence: 'low',
      document: 'illustrative: environmental impact approval',
    });
  }
  return facts;
}

/** What a page really says; these are not illustrative. */
function sourcedFacts() {
  const row = (zone, fact, value, unit, evidenceLevel, validFrom, url, confidence = 'medium') => ({
    zone,
    fact,
    value,
    unit,
    evidenceLevel,
    validFrom,
    validTo: null,
    illustrative: false,
    source: url,
    confidence,
    document: null,
  });
  return [
    row('nomura-hai-phong', 'land.occupancy_pct', 100, '%', 'L2', '2023-01-01', URLS.nomura),
    row('mp-dinh-vu', 'land.occupancy_pct', 100, '%', 'L2', '2021-01-01', URLS.mp),
    row('vsip-hai-phong', 'wastewater.capacity_m3_day', 4500, 'm3/d', 'L2', '2020-01-01', URLS.vsip),
    row('dinh-vu-deep-c-1', 'eip.status_level', 1, 'level', 'L2', '2020-01-01', URLS.deepC),
    row('nam-cau-kien', 'eip.status_level', 1, 'level', 'L2', '2025-07-01', URLS.eight),
    row('dinh-vu-deep-c-1', 'power.renewable_target_2030_pct', 50, '%', 'L0', '2023-05-01', URLS.deepC),
    row('nam-dinh-vu-1', 'power.solar_target_2025_mwp', 200, 'MWp', 'L0', '2023-01-01', URLS.solar),
    row('nam-dinh-vu-1', 'power.solar_target_2030_mwp', 700, 'MWp', 'L0', '2023-01-01', URLS.solar),
    row('tan-trao-1', 'project.ground_broken', '2025-09-26', 'date', 'L2', '2025-09-26', URLS.tanTrao),
    row('tan-trao-1', 'project.investment_vnd_bn', 4059, '10*9.VND', 'L2', '2025-09-14', URLS.tanTrao),
    row('nomura-2', 'project.investment_vnd_bn', 2783, '10*9.VND', 'L2', '2025-01-02', URLS.nomura2),
    row('vinh-quang-1', 'project.investment_vnd_bn', 3550, '10*9.VND', 'L2', '2025-01-01', URLS.vinhQuang),
    ...['trang-due-3', 'nam-trang-cat', 'nomura-2', 'ngu-phuc-1', 'tan-trao-1', 'vinh-quang-1'].map(zone =>
      row(zone, 'project.established_year', 2025, 'a', 'L2', '2025-07-20', URLS.eight, 'high'),
    ),
  ];
}

function buildFacts(zones) {
  const illustrative = zones.flatMap(zone =>
    zone.status === 'operating' ? operatingFacts(zone) : plannedFacts(zone),
  );
  return [...illustrative, ...sourcedFacts()].sort((a, b) =>
    `${a.zone} ${a.fact} ${a.validFrom}` < `${b.zone} ${b.fact} ${b.validFrom}` ? -1 : 1,
  );
}

const read = name => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const facts = buildFacts(read('zones.json'));
const target = fileURLToPath(new URL('facts.json', import.meta.url));
if (process.argv.includes('--check')) {
  if (JSON.stringify(read('facts.json')) !== JSON.stringify(facts)) {
    console.error('seeds/facts.json is out of date: run node seeds/facts.build.mjs');
    process.exitCode = 1;
  }
} else {
  // One fact a line: small, and a change shows as the lines of the facts it touches.
  writeFileSync(target, `[\n${facts.map(fact => JSON.stringify(fact)).join(',\n')}\n]\n`);
  console.log(`${facts.length} facts`);
}
