import type { Content } from 'pdfmake';
import type { ReportAmount, ReportContent } from '../report.schema.js';
import type { KeptReport } from '../reports.ports.js';
import { dailyChart } from './daily-chart.js';
import { EVENT_NAMES } from '../../facts/event-names.js';
import { type Pen, reportTable } from './pen.js';

/** Everything that is not judged by limits. */
export function otherSections({ content }: KeptReport, pen: Pen): Content[] {
  return [
    ...eventsSection(content, pen),
    ...alarmsSection(content, pen),
    ...(['water', 'energy', 'waste'] as const).flatMap(section => amounts(section, content[section], pen)),
    ...qualitySection(content, pen),
    ...permitsSection(content, pen),
    ...scoreSection(content, pen),
  ];
}

const heading = (text: string): Content => ({ text, style: 'section' });
/** Parts that no end of a page may separate, a heading from its table. */
const together = (...stack: Content[]): Content => ({ unbreakable: true, stack });

function eventsSection({ events }: ReportContent, { say, format, name }: Pen): Content[] {
  if (events.length === 0) return [together(heading(say('legalEvents')), { text: say('noEvents') })];
  return [
    heading(say('legalEvents')),
    reportTable(
      [120, 70, 70, '*'],
      [say('kind'), say('occurred'), say('closed'), say('document')],
      events.map(({ kind, occurredOn, closedOn, document }) => [
        ...[
          name(EVENT_NAMES[kind]),
          format.date(occurredOn),
          closedOn === null ? '–' : format.date(closedOn),
          document,
        ],
      ]),
    ),
  ];
}

function alarmsSection({ alarms }: ReportContent, { lang, say, format }: Pen): Content[] {
  const { total, critical, alarm, warn, listed } = alarms;
  if (total === 0) return [together(heading(say('alarms')), { text: say('noAlarms') })];
  const words = { 1: 'critical', 2: 'alarm', 3: 'warn' } as const;
  const counts = `${total}: ${critical} ${say('critical')}, ${alarm} ${say('alarm')}, ${warn} ${say('warn')}.`;
  return [
    heading(say('alarms')),
    { text: `${counts} ${say('listedAlarms')}` },
    reportTable(
      [52, '*', 105, 62, 62],
      [
        say('priority'),
        say('text'),
        `${say('worst')} / ${say('limit').toLowerCase()}`,
        say('from'),
        say('to'),
      ],
      listed.map(item => [
        say(words[item.priority]),
        {
          stack: [lang === 'vi' ? item.textVi : item.textEn, { text: item.device ?? '', style: 'small' }],
        },
        `${format.number(item.value, 2)} / ${format.number(item.limit, 2)} ${format.unit(item.unit)}`,
        format.moment(item.raisedAt),
        item.clearedAt === null ? say('open') : format.moment(item.clearedAt),
      ]),
    ),
  ];
}

function amounts(section: 'water' | 'energy' | 'waste', rows: readonly ReportAmount[], pen: Pen): Content[] {
  const { say, format, name } = pen;
  if (rows.length === 0) return [together(heading(say(section)), { text: say('noData') })];
  return [
    together(
      heading(say(section)),
      reportTable(
        ['*', 110, 110],
        [say('amount'), say('kind'), say('value')],
        rows.map(row => [
          name(row),
          say(row.kind),
          row.value === null ? '–' : `${format.number(row.value, 0)} ${format.unit(row.unit)}`,
        ]),
      ),
    ),
    ...rows
      .filter(({ days }) => days.some(({ value }) => value !== null && value > 0))
      .map(
        (row): Content => ({
          unbreakable: true,
          stack: [
            { text: `${name(row)}, ${format.unit(row.unit)}`, style: 'subsection' },
            {
              svg: dailyChart(
                row.days.map(({ date, value }) => ({
                  label: String(Number(date.slice(8))),
                  value,
                  isOver: false,
                })),
                [],
                (value, decimals) => format.number(value, decimals),
              ),
            },
          ],
        }),
      ),
  ];
}

function qualitySection({ quality }: ReportContent, { say, format }: Pen): Content[] {
  if (quality.length === 0) return [];
  const header = (
    ['section', 'devices', 'expected', 'used', 'coverage', 'suspect', 'failed', 'gaps'] as const
  ).map(word => say(word));
  return [
    together(
      heading(say('quality')),
      reportTable(
        ['*', 42, 50, 50, 45, 42, 53, 50],
        header,
        quality.map(row => [
          say(row.section),
          String(row.devices),
          format.number(row.expected, 0),
          format.number(row.readings, 0),
          format.share(row.readings, row.expected),
          format.number(row.suspect, 0),
          format.number(row.failed, 0),
          String(row.daysWithGaps),
        ]),
      ),
    ),
  ];
}

function permitsSection({ permits }: ReportContent, pen: Pen): Content[] {
  const { say, format, name } = pen;
  if (permits.length === 0) return [];
  return [
    together(
      heading(say('permits')),
      reportTable(
        [130, 100, 80, '*'],
        [say('fact'), say('value'), say('validTo'), say('document')],
        permits.map(permit => [
          name(permit),
          permitText(permit, pen),
          permit.validTo === null ? '–' : format.date(permit.validTo),
          `${permit.document ?? '–'}${permit.illustrative ? ' (SIMULATED)' : ''}`,
        ]),
      ),
    ),
  ];
}

function permitText(
  { value, unit, option }: ReportContent['permits'][number],
  { say, format, name }: Pen,
): string {
  if (option !== null) return name(option);
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  const text = typeof value === 'number' ? format.number(value, Number.isInteger(value) ? 0 : 2) : value;
  return `${text} ${format.unit(unit)}`.trim();
}

function scoreSection({ score }: ReportContent, { say, format, name }: Pen): Content[] {
  if (score === null) return [heading(say('score')), { text: say('noScore') }];
  const { value, low, high, confidence, grade, method, asOf, revision } = score;
  const number = (points: number | null) => format.number(points, 1);
  return [
    heading(say('score')),
    {
      text:
        `${say('overall')}: ${number(value)} (${say('range').toLowerCase()} ${number(low)} – ${number(high)}), ` +
        `${say('confidence').toLowerCase()} ${format.number(confidence, 2)}, ${say('grade').toLowerCase()} ${grade}. ` +
        `${method}, ${format.moment(asOf)}, r${revision}.`,
    },
    reportTable(
      [40, '*', 60, 60],
      ['', say('pillar'), '0–100', say('confidence')],
      score.pillars.map(pillar => [
        ...[pillar.id, name(pillar), number(pillar.value), format.number(pillar.confidence, 2)],
      ]),
    ),
  ];
}
