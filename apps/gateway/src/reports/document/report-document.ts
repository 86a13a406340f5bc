import type { Content } from 'pdfmake';
import type { ReportContent } from '../report.schema.js';
import type { KeptReport, ReportLanguage } from '../reports.ports.js';
import { complianceSection } from './compliance-section.js';
import { otherSections } from './other-sections.js';
import type { Pen } from './pen.js';
import { reportFormat } from './report-format.js';
import { type Word, wordsOf } from './report-words.js';

/** What the parts of a report are called where it says which have changed. */
const PART_WORDS: Readonly<Record<keyof ReportContent, Word>> = {
  ...{ zone: 'zone', month: 'month', from: 'period', to: 'period', complete: 'period' },
  ...{ simulated: 'simulated', wastewater: 'wastewater', air: 'air', noise: 'noise' },
  ...{ water: 'water', energy: 'energy', waste: 'waste', alarms: 'alarms', events: 'legalEvents' },
  ...{ permits: 'permits', quality: 'quality', score: 'score' },
};

/** The document of a report: plain data, so that it can be made into bytes elsewhere. */
export function reportDocument(report: KeptReport, lang: ReportLanguage): Readonly<Record<string, unknown>> {
  const say = wordsOf(lang);
  const format = reportFormat(lang);
  const name: Pen['name'] = ({ nameVi, nameEn }) => (lang === 'vi' ? nameVi : nameEn);
  const pen: Pen = { lang, say, format, name };
  const { content, month } = report;
  const [year, number] = month.split('-');
  const monthText = lang === 'vi' ? `${number}/${year}` : month;
  const title = `${say('title')} ${monthText}`;
  return {
    pageSize: 'A4',
    pageMargins: [40, 52, 40, 44],
    info: {
      title: `${title} – ${name(content.zone)}`,
      author: 'Greenzone',
      creator: 'Greenzone',
      producer: 'Greenzone',
      creationDate: new Date(report.madeAt),
    },
    language: lang,
    ...(content.simulated && {
      watermark: { text: 'SIMULATED', color: '#b3261e', opacity: 0.07, bold: true },
    }),
    header: {
      margin: [40, 22, 40, 0],
      columns: [
        {
          text: `${name(content.zone)} · ${monthText} · ${say('revision')} ${report.revision}`,
          style: 'small',
          width: '*',
        },
        content.simulated
          ? { text: say('simulated'), style: 'simulated', alignment: 'right', width: 'auto' }
          : { text: '', width: 1 },
      ],
    },
    defaultStyle: { font: 'Vietnam', fontSize: 9, lineHeight: 1.15, color: '#1f2933' },
    styles: {
      title: { fontSize: 16, bold: true, margin: [0, 0, 0, 2] },
      section: { fontSize: 12, bold: true, margin: [0, 10, 0, 3] },
      subsection: { fontSize: 9.5, bold: true, margin: [0, 6, 0, 2] },
      head: { bold: true, fontSize: 8, color: '#4a5560' },
      small: { fontSize: 7.5, color: '#4a5560' },
      simulated: { fontSize: 8, bold: true, color: '#b3261e' },
    },
    content: [
      { text: title, style: 'title' },
      { text: name(content.zone), fontSize: 13, margin: [0, 0, 0, 6] },
      ...(content.complete ? [] : [{ text: say('unfinished'), style: 'simulated' }]),
      ...(content.simulated ? [{ text: say('simulatedNote'), style: 'simulated' }] : []),
      facts(report, pen),
      ...complianceSection('wastewater', content.wastewater, pen),
      ...complianceSection('air', content.air, pen),
      ...complianceSection('noise', content.noise, pen),
      ...otherSections(report, pen),
      signatures(pen),
    ],
  };
}

function facts(report: KeptReport, { say, format }: Pen): Content {
  const { content } = report;
  const { zone } = content;
  const days = [...content.wastewater, ...content.air, ...content.noise].flatMap(row => row.days);
  const count = (...states: string[]) => days.filter(({ state }) => states.includes(state)).length;
  const rows: [string, Content][] = [
    [say('code'), zone.code],
    [say('district'), zone.district],
    [say('developer'), zone.developer ?? '–'],
    [say('area'), zone.areaHa === null ? '–' : `${format.number(zone.areaHa, 1)} ha`],
    [say('period'), `${format.moment(content.from)} – ${format.moment(content.to)}`],
    [say('revision'), `${report.revision}: ${reasonText(report.reason, say)}`],
    ...(report.changed.length > 0
      ? [[say('changed'), partsText(report.changed, say)] as [string, Content]]
      : []),
    [say('made'), `${format.moment(report.madeAt)} · ${say('madeBy')}: ${report.madeBy}`],
    [say('digest'), { text: report.contentSha256, style: 'small' }],
    [say('parameterDays'), String(count('within', 'over'))],
    [say('daysOver'), String(count('over'))],
    [say('legalEvents'), String(content.events.length)],
    [say('alarms'), String(content.alarms.total)],
  ];
  return {
    table: {
      widths: [150, '*'],
      body: rows.map(([label, value]) => [{ text: label, style: 'head' }, value]),
    },
    layout: 'noBorders',
    margin: [0, 4, 0, 4],
  };
}

function partsText(parts: readonly string[], say: Pen['say']): string {
  const words = parts.map(part => (part in PART_WORDS ? say(PART_WORDS[part as keyof ReportContent]) : part));
  return [...new Set(words)].join(', ');
}

/** Reasons of ours are words; those of people stay as they wrote them. */
const reasonText = (reason: string, say: Pen['say']): string =>
  reason === 'requested' || reason === 'scheduled' ? say(reason) : reason;

function signatures({ say }: Pen): Content {
  return {
    unbreakable: true,
    margin: [0, 16, 0, 0],
    stack: [
      { text: say('signatures'), style: 'section' },
      {
        columns: (['prepared', 'checked', 'approved'] as const).map(word => ({
          stack: [
            { text: say(word), bold: true, alignment: 'center' },
            { text: say('signHere'), style: 'small', alignment: 'center', margin: [0, 0, 0, 56] },
            { text: '........................................', alignment: 'center' },
          ],
        })),
      },
    ],
  };
}
