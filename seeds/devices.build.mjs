// Writes devices.json: the simulated demo fleet, sized by zone area and state of building.
//   node seeds/devices.build.mjs           write devices.json
//   node seeds/devices.build.mjs --check   exit 1 when devices.json is not what this program writes
// No chance is involved: the same zones.json and metrics.json give the same fleet.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Medium voltage of the zones' busbars, kV. */
const MEDIUM_VOLTAGE_KV = 22;

/**
 * Share of a zone that is built and let. Assumed [P] for the demo; only the order of magnitude follows the
 * zone notes (fully let, being filled, ground just broken).
 */
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

/** Industrial land in a built hectare, and planning norms per industrial hectare [K] (light to heavy). */
const INDUSTRIAL_LAND = 0.67;
const POWER_KW_PER_HA = 220;
/** Zones whose tenants are known to be heavy on electricity. */
const POWER_KW_PER_HA_OF = { 'trang-due': 350, 'nam-cau-kien': 300 };
const WATER_M3_DAY_PER_HA = 32;
const WASTEWATER_SHARE = 0.8;
const WASTE_KG_DAY_PER_HA = 300;
const HAZARDOUS_SHARE = 0.15;
const HAZARDOUS_STORE_DAYS = 10;
const PV_KWP_PER_HA = 80;
/** Treatment capacity that a source names, m³/day; the others follow the norm. */
const WWTP_M3_DAY_OF = { 'vsip-hai-phong': 4500, 'nomura-hai-phong': 10800 };
/** A flow meter's full scale over the mean flow. */
const PEAK_TO_MEAN = 2.5;

const KINDS = {
  'power-main': {
    word: 'power',
    nameVi: 'Công tơ tổng',
    nameEn: 'Main power meter',
    required: true,
    metrics: [
      'power.active',
      'power.energy.import',
      'power.energy.export',
      'power.reactive',
      'power.factor',
      'power.voltage',
      'power.frequency',
      'power.thd_v',
      'power.tx.load',
      'power.tx.oil_temp',
      'power.outage',
    ],
  },
  'power-sub': {
    word: 'submeter',
    nameVi: 'Công tơ nhánh',
    nameEn: 'Sub-meter',
    required: false,
    metrics: ['power.active', 'power.energy.import', 'power.reactive', 'power.factor', 'power.voltage'],
  },
  'pv-inverter': {
    word: 'pv',
    nameVi: 'Cụm biến tần mặt trời',
    nameEn: 'Solar inverter group',
    required: true,
    metrics: ['pv.power', 'pv.energy', 'pv.irradiance', 'pv.module_temp'],
  },
  'water-supply': {
    word: 'water',
    nameVi: 'Trạm cấp nước',
    nameEn: 'Water supply station',
    required: true,
    metrics: [
      'water.flow',
      'water.volume',
      'water.pressure',
      'water.turbidity',
      'water.free_chlorine',
      'water.ph',
      'water.conductivity',
      'water.tank_level',
    ],
  },
  'wastewater-inlet': {
    word: 'wwin',
    nameVi: 'Đầu vào trạm xử lý nước thải',
    nameEn: 'Wastewater plant inlet',
    required: true,
    metrics: ['ww.in.flow', 'ww.aer.do', 'ww.aer.mlss', 'ww.bypass.flow', 'ww.valve.state'],
  },
  'wastewater-outlet': {
    word: 'wwout',
    nameVi: 'Đầu ra trạm xử lý nước thải',
    nameEn: 'Wastewater plant outlet',
    required: true,
    metrics: [
      'ww.out.flow',
      'ww.out.ph',
      'ww.out.temp',
      'ww.out.cod',
      'ww.out.tss',
      'ww.out.nh4',
      'ww.out.tn',
      'ww.out.tp',
      'ww.out.color',
      'ww.out.chlorine',
    ],
  },
  weighbridge: {
    word: 'weighbridge',
    nameVi: 'Trạm cân chất thải',
    nameEn: 'Waste weighbridge',
    required: true,
    metrics: ['waste.weight', 'waste.haz.stock', 'waste.manifest'],
  },
  'waste-bin': {
    word: 'bin',
    nameVi: 'Thùng chứa chất thải',
    nameEn: 'Waste container',
    required: false,
    metrics: ['waste.bin.fill'],
  },
  'air-station': {
    word: 'air',
    nameVi: 'Trạm quan trắc không khí',
    nameEn: 'Air monitoring station',
    required: true,
    metrics: ['air.pm25', 'air.pm10', 'air.so2', 'air.no2', 'air.o3', 'air.co', 'air.noise.laeq'],
  },
  'weather-station': {
    word: 'weather',
    nameVi: 'Trạm thời tiết',
    nameEn: 'Weather station',
    required: false,
    metrics: ['met.wind_speed', 'met.wind_dir', 'met.temp', 'met.rh', 'met.rain'],
  },
  'factory-control': {
    word: 'factory',
    nameVi: 'Bộ điều khiển nhà xưởng',
    nameEn: 'Factory controller',
    required: false,
    metrics: [
      'fab.temp',
      'fab.rh',
      'fab.co2',
      'fab.air_pressure',
      'fab.gas_lel',
      'fab.ctrl.heartbeat',
      'fab.ctrl.mode',
      'fab.fire.panel',
    ],
  },
  'network-probe': {
    word: 'net',
    nameVi: 'Đầu dò mạng',
    nameEn: 'Network probe',
    required: true,
    metrics: [
      'net.rtt',
      'net.loss',
      'net.jitter',
      'net.throughput.down',
      'net.throughput.up',
      'net.link.state',
      'nr5g.rsrp',
      'nr5g.sinr',
    ],
  },
  'construction-power': {
    word: 'sitepower',
    nameVi: 'Công tơ điện thi công',
    nameEn: 'Construction power meter',
    required: false,
    metrics: ['power.active', 'power.energy.import', 'power.reactive', 'power.factor', 'power.voltage'],
  },
  'construction-water': {
    word: 'sitewater',
    nameVi: 'Đồng hồ nước thi công',
    nameEn: 'Construction water meter',
    required: false,
    metrics: ['water.flow', 'water.volume', 'water.pressure'],
  },
};

/** Rounds up to a round size such as equipment is sold in. */
function niceUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  for (const step of [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]) {
    if (step * power >= value) return Math.round(step * power * 100) / 100;
  }
  return 10 * power;
}

/** What an operating zone has, as [kind, ratings] pairs. */
function operatingFleet(zone) {
  const builtHa = zone.areaHa * BUILT_SHARE[zone.code];
  const demandKw = builtHa * INDUSTRIAL_LAND * (POWER_KW_PER_HA_OF[zone.code] ?? POWER_KW_PER_HA);
  const waterM3Day = builtHa * INDUSTRIAL_LAND * WATER_M3_DAY_PER_HA;
  const wwtpM3Day = WWTP_M3_DAY_OF[zone.code] ?? niceUp(waterM3Day * WASTEWATER_SHARE * 1.3);
  const wasteKgDay = builtHa * INDUSTRIAL_LAND * WASTE_KG_DAY_PER_HA;
  const mains = 1 + Number(builtHa > 150) + Number(builtHa > 350);
  const subs = 2 + Math.ceil(builtHa / 90);
  const inverters = Math.max(1, Math.round(builtHa / 100));
  const supplies = 1 + Number(builtHa > 200);

  const contractKw = niceUp((demandKw * 1.2) / mains);
  const fleet = [];
  const add = (count, kind, ratings) => {
    for (let i = 0; i < count; i++) fleet.push([kind, typeof ratings === 'function' ? ratings(i) : ratings]);
  };
  add(mains, 'power-main', {
    contractKw,
    nominalKv: MEDIUM_VOLTAGE_KV,
    transformerKva: niceUp(contractKw / 0.9),
  });
  // Tenants differ in size: shares of the zone's demand from 2 % upwards in a fixed pattern.
  add(subs, 'power-sub', i => ({
    contractKw: niceUp((demandKw / subs) * (0.3 + 0.25 * ((i * 3) % 4))),
    nominalKv: MEDIUM_VOLTAGE_KV,
  }));
  add(inverters, 'pv-inverter', i => ({
    kwp: niceUp(((builtHa * PV_KWP_PER_HA) / inverters) * (0.8 + 0.2 * (i % 3))),
  }));
  add(supplies, 'water-supply', { fullScaleM3h: niceUp((waterM3Day / 24 / supplies) * PEAK_TO_MEAN) });
  const wastewater = { fullScaleM3h: niceUp((wwtpM3Day / 24) * PEAK_TO_MEAN), permittedM3Day: wwtpM3Day };
  add(1, 'wastewater-inlet', wastewater);
  add(1, 'wastewater-outlet', wastewater);
  add(1, 'weighbridge', { storeCapKg: niceUp(wasteKgDay * HAZARDOUS_SHARE * HAZARDOUS_STORE_DAYS) });
  add(1 + Math.round(builtHa / 200), 'waste-bin', {});
  add(1 + Number(builtHa > 100) + Number(builtHa > 350), 'air-station', {});
  add(1, 'weather-station', {});
  add(2 + Math.round(builtHa / 26), 'factory-control', {});
  add(2 + Math.round(builtHa / 80), 'network-probe', {});
  return fleet;
}

/** A planned zone has a baseline of air and weather, the meters of its building site and a probe. */
function plannedFleet(zone) {
  const areaHa = zone.areaHa ?? 200;
  return [
    ['air-station', {}],
    ['weather-station', {}],
    ['construction-power', { contractKw: niceUp(areaHa * 2), nominalKv: MEDIUM_VOLTAGE_KV }],
    ['construction-water', { fullScaleM3h: niceUp(areaHa * 0.1) }],
    ['network-probe', {}],
  ];
}

function buildDevices(zones, metrics) {
  const cadence = new Map(metrics.map(metric => [metric.id, metric.cadenceSeconds]));
  const devices = [];
  for (const zone of zones) {
    const counts = new Map();
    const fleet = zone.status === 'operating' ? operatingFleet(zone) : plannedFleet(zone);
    for (const [kind, ratings] of fleet) {
      const { word, nameVi, nameEn, required, metrics: ids } = KINDS[kind];
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      devices.push({
        id: `${zone.code}-${word}-${String(number).padStart(2, '0')}`,
        zone: zone.code,
        kind,
        nameVi: `${nameVi} ${number}`,
        nameEn: `${nameEn} ${number}`,
        origin: 'simulated',
        ratings,
        channels: ids.map(metric => ({ metric, cadenceSeconds: cadence.get(metric) })),
        // Data completeness (DT2) is scored for operating zones only.
        required: required && zone.status === 'operating',
        source: '[P] simulated demo fleet, sized by seeds/devices.build.mjs',
        confidence: 'low',
      });
    }
  }
  return devices;
}

const read = name => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const devices = buildDevices(read('zones.json'), read('metrics.json'));
const target = fileURLToPath(new URL('devices.json', import.meta.url));
if (process.argv.includes('--check')) {
  if (JSON.stringify(read('devices.json')) !== JSON.stringify(devices)) {
    console.error('seeds/devices.json is out of date: run node seeds/devices.build.mjs');
    process.exitCode = 1;
  }
} else {
  // One device a line: small, and a change shows as the lines of the devices it touches.
  writeFileSync(target, `[\n${devices.map(device => JSON.stringify(device)).join(',\n')}\n]\n`);
  const channels = devices.reduce((sum, device) => sum + device.channels.length, 0);
  console.log(`${devices.length} devices, ${channels} channels`);
}
