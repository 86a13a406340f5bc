import type { Content } from 'pdfmake';
import type { DayState } from '../../compliance/compliance.schema.js';
import type { ReportCompliance } from '../report.schema.js';
import { dailyChart } from './daily-chart.js';
import { type Pen, reportTable } from './pen.js';

const MARKS: Readonly<Record<DayState, string>> = {
  within: '•',
  over: 'X',
  few: 'o',
  none: '–',
  'no-limit': '?',
};
const TAG_MARKS: Readonly<Record<string, string>> = {
  'limit-class-assumed': 'A',
  'limit-basis-transitional': 'T',
  'limit-basis-superseded': 'S',
};
const DAYS_OF_A_CALENDAR = 31;
const ROWS_OF_A_PAGE = 20;

/** Limits, a chart for each parameter, compliance by day, and the days that were over. */
export function complianceSection(
  section: 'wastewater' | 'air' | 'noise',
  rows: readonly ReportCompliance[],
  pen: Pen,
): Content[] {
  const { say } = pen;
  const heading: Content = { text: say(section), style: 'section' };
  if (rows.length === 0) return [heading, { text: say('noData') }];
  return [
    heading,
    limitTable(rows, pen),
    { text: say('limitMarks'), style: 'small' },
    { unbreakable: true, stack: [{ text: say('calendar'), style: 'subsection' }, calendar(rows, pen)] },
    { text: say('calendarNote'), style: 'small' },
    ...rows.filter(({ days }) => days.some(({ value }) => value !== null)).map(row => chart(row, pen)),
    exceedances(rows, pen),
  ];
}

function limitTable(rows: readonly ReportCompliance[], { say, format, name }: Pen): Content {
  const header = [
    say('parameter'),
    say('limit'),
    say('basis'),
    say('mean'),
    `${say('lowest')} – ${say('highest').toLowerCase()}`,
    say('days'),
  ];
  return reportTable(
    [102, 62, '*', 40, 68, 66],
    header,
    rows.map(row => {
      const values = row.days.flatMap(({ value }) => (value === null ? [] : [value]));
      const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
      const count = (state: DayState) => row.days.filter(day => day.state === state).length;
      const number = (value: number | null) => format.number(value, row.decimals);
      const unit = format.unit(row.unit);
      return [
        { stack: [`${name(row)}${unit === '' ? '' : ` (${unit})`}`, { text: row.device, style: 'small' }] },
        limitText(row, { say, format }),
        basisText(row),
        number(mean),
        values.length === 0 ? '–' : `${number(Math.min(...values))} – ${number(Math.max(...values))}`,
        {
          text: `${count('within') + count('no-limit')} / ${count('over')} / ${count('few')} / ${count('none')}`,
          bold: count('over') > 0,
        },
      ];
    }),
  );
}

function limitText(
  { limit, nightMax, averaging, decimals }: ReportCompliance,
  { say, format }: Pick<Pen, 'say' | 'format'>,
): string {
  if (limit === null) return say('noLimit');
  const number = (value: number) => format.number(value, Number.isInteger(value) ? 0 : Math.min(decimals, 2));
  const bounds =
    limit.min !== null && limit.max !== null
      ? `${number(limit.min)} – ${number(limit.max)}`
      : limit.max !== null
        ? `≤ ${number(limit.max)}${nightMax === null ? '' : ` (21–6 h: ${number(nightMax)})`}`
        : `≥ ${number(limit.min ?? 0)}`;
  return `${bounds} · ${averaging === 'PT1H' ? '1 h' : '24 h'}`;
}

function basisText({ limit }: ReportCompliance): string {
  if (limit === null) return '–';
  const marks = limit.tags.flatMap(tag => TAG_MARKS[tag] ?? []);
  return marks.length === 0 ? limit.basis : `${limit.basis} [${marks.join(', ')}]`;
}

function calendar(rows: readonly ReportCompliance[], { say, name }: Pen): Content {
  const days = Array.from({ length: DAYS_OF_A_CALENDAR }, (_, index) => String(index + 1));
  const cell = (text: string, isOver = false) => ({
    ...{ text, alignment: 'center', fontSize: 6.5, bold: isOver },
    ...(isOver && { color: '#ffffff', fillColor: '#b3261e' }),
  });
  // Of several devices each is told by the end of its id.
  const rowName = (row: ReportCompliance): string =>
    rows.some(({ metric, device }) => metric === row.metric && device !== row.device)
      ? `${name(row)} ${row.device.split('-').slice(-2).join('-')}`
      : name(row);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [82, ...days.map(() => '*')],
      body: [
        [{ text: say('parameter'), style: 'head' }, ...days.map(day => cell(day))],
        ...rows.map(row => [
          { text: rowName(row), fontSize: 7 },
          ...days.map((_, index) => {
            const day = row.days[index];
            return day === undefined ? cell('') : cell(MARKS[day.state], day.state === 'over');
          }),
        ]),
      ],
    },
    layout: 'calendar',
    margin: [0, 2, 0, 3],
  };
}

function chart(row: ReportCompliance, { format, name }: Pen): Content {
  const { limit } = row;
  const limits = [limit?.min, limit?.max].filter(value => value != null);
  const days = row.days.map(({ date, value, state }) => ({
    ...{ label: String(Number(date.slice(8))), value, isOver: state === 'over' },
  }));
  const unit = format.unit(row.unit);
  return {
    unbreakable: true,
    stack: [
      { text: `${name(row)}${unit === '' ? '' : `, ${unit}`} · ${row.device}`, style: 'subsection' },
      { svg: dailyChart(days, limits, (value, decimals) => format.number(value, decimals)) },
    ],
  };
}

function exceedances(rows: readonly ReportCompliance[], { say, format, name }: Pen): Content {
  const over = rows
    .flatMap(row => row.days.filter(({ state }) => state === 'over').map(day => ({ row, day })))
    .sort((a, b) => (a.day.date < b.day.date ? -1 : 1));
  const heading: Content = { text: say('exceedances'), style: 'subsection' };
  if (over.length === 0) return { unbreakable: true, stack: [heading, say('noExceedance')] };
  const table = reportTable(
    [60, '*', 110, 70, 90, 55],
    [say('date'), say('parameter'), say('device'), say('value'), say('limit'), say('hoursOver')],
    over.map(({ row, day }) => [
      format.date(day.date),
      name(row),
      { text: row.device, style: 'small' },
      `${format.number(day.value, row.decimals)} ${format.unit(row.unit)}`,
      limitText(row, { say, format }),
      day.hoursOver === null ? '–' : String(day.hoursOver),
    ]),
  );
  // A heading stays with its table; a long table goes over pages.
  return { unbreakable: over.length <= ROWS_OF_A_PAGE, stack: [heading, table] };
}
