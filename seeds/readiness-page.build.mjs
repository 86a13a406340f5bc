// Writes the tables of docs/readiness.md from the seeds, between their marks.
//   node seeds/readiness-page.build.mjs           write them
//   node seeds/readiness-page.build.mjs --check   exit 1 when a table is not what this program writes
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../docs/readiness.md', import.meta.url));
const seed = name => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));

const pillars = seed('pillars');
const indicators = seed('indicators');
const presets = seed('presets');
const limits = seed('limits');
const tariffs = seed('tariffs');
const sources = seed('sources');

const WINDOWS = {
  PT0S: 'now',
  P1M: '1 month',
  P3M: '3 months',
  P6M: '6 months',
  P12M: '12 months',
  P1Y: '1 year',
  P24M: '24 months',
};
const EVIDENCE = { telemetry: 'readings', registry: 'documents', mixed: 'both' };
const DAYS = { '1,2,3,4,5,6': 'Monday to Saturday', '1,2,3,4,5,6,7': 'every day' };

const cell = text => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');
const basisOf = ({ basis }) => basis.map(({ tag, text }) => `[${tag}] ${text}`).join('; ');
const curveOf = ({ curve, scale }) =>
  curve.map(([value, score]) => `${value} → ${score}`).join(', ') + (scale === 'log10' ? ' (on log10)' : '');
const known = value => (value === null ? 'not known' : value);

const TABLES = {
  pillars: () => {
    const sum = pillars.reduce((total, pillar) => total + pillar.weight, 0);
    return table(
      ['id', 'what an investor asks for', 'nhu cầu', 'weight', 'indicators', 'legal gates'],
      pillars.map(({ id, nameEn, nameVi, weight, gateBearing }) => [
        id,
        nameEn,
        nameVi,
        `${weight} of ${sum}`,
        indicators.filter(one => one.pillar === id).length,
        gateBearing ? 'yes' : '–',
      ]),
    );
  },
  presets: () =>
    table(
      ['weights for', ...pillars.map(({ id }) => id)],
      presets.map(({ nameEn, weights }) => [nameEn, ...pillars.map(({ id }) => weights[id])]),
    ),
  indicators: () =>
    pillars
      .map(({ id, nameEn, nameVi }) => {
        const own = indicators.filter(one => one.pillar === id);
        const rows = own.map(one => [
          one.id,
          `${one.nameEn} · ${one.nameVi}`,
          one.formulaEn,
          one.unit,
          WINDOWS[one.window] ?? one.window,
          curveOf(one),
          one.weight,
          [one.mandatory ? 'M' : '', one.design ? 'D' : ''].join(' ').trim() || '–',
          EVIDENCE[one.evidence] ?? one.evidence,
          basisOf(one),
        ]);
        const head = [
          'id',
          'indicator',
          'formula',
          'unit',
          'over',
          'value → points',
          'weight',
          '',
          'from',
          'rests on',
        ];
        return `### ${id} · ${nameEn} · ${nameVi}\n\n${table(head, rows)}`;
      })
      .join('\n\n'),
  limits: () =>
    table(
      ['metric', 'rule', 'class', 'averaged over', 'least', 'most', 'unit', 'from', 'until', 'source'],
      limits
        .filter(limit => limit.zone === '*')
        .map(limit => [
          limit.metric,
          limit.basis,
          limit.class ?? '–',
          limit.averaging,
          limit.min === null && limit.max !== null ? '–' : known(limit.min),
          limit.max === null && limit.min !== null ? '–' : known(limit.max),
          limit.unit,
          limit.effectiveFrom,
          limit.effectiveTo ?? 'today',
          limit.source,
        ]),
    ),
  tariffs: () =>
    table(
      ['schedule', 'from', 'until', 'peak hours', 'rests on'],
      tariffs.map(tariff => [
        tariff.nameEn,
        tariff.effectiveFrom,
        tariff.effectiveTo ?? 'today',
        tariff.windows
          .filter(window => window.class === 'peak')
          .map(({ days, from, to }) => `${from}–${to} ${DAYS[days.join()] ?? days.join()}`)
          .join('; '),
        basisOf(tariff),
      ]),
    ),
  certainty: () => {
    const all = [...pillars, ...indicators, ...presets, ...tariffs].flatMap(row => row.basis);
    const meaning = {
      read: 'read in a page that is named',
      'second-hand': 'quoted in a public file: check the legal text',
      unverified: 'background knowledge that nobody has checked against a source',
      proposal: 'our own choice, to be put before a local panel',
    };
    return table(
      ['how sure', 'what it means', 'how often something rests on it'],
      Object.entries(meaning).map(([certainty, text]) => [
        certainty,
        text,
        all.filter(basis => basis.certainty === certainty).length,
      ]),
    );
  },
  sources: () =>
    table(
      ['tag', 'what was read', 'where'],
      sources.map(({ tag, titleEn, where }) => [tag, titleEn, where]),
    ),
};

function fill(page) {
  return Object.entries(TABLES).reduce((text, [name, write]) => {
    const [open, close] = [`<!-- table: ${name} -->\n`, `<!-- end of table: ${name} -->`];
    const from = text.indexOf(open);
    const to = text.indexOf(close);
    if (from < 0 || to < from) throw new Error(`docs/readiness.md has no marks for the table of ${name}`);
    return `${text.slice(0, from + open.length)}\n${write()}\n\n${text.slice(to)}`;
  }, page);
}

const page = readFileSync(PAGE, 'utf8');
const filled = fill(page);
if (process.argv.includes('--check')) {
  if (page !== filled) {
    console.error('The tables of docs/readiness.md are out of date: run node seeds/readiness-page.build.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(PAGE, filled);
}
