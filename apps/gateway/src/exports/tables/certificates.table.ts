import type { Certificates } from '#libs/contracts';
import { column, joined, moments, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { listed } from '../pages.js';

type Row = Certificates['items'][number];

function answeredBy({ answer }: Row): string | null {
  if (answer === null) return null;
  if (answer.kind === 'indicator') return answer.id;
  return answer.kind === 'fact' ? answer.name : joined(answer.events);
}

/** How far a zone is with each requirement of the frameworks for eco-industrial parks. */
export function certificatesTable({ zone, track, asOf, items }: Certificates): ExportTable<Row> {
  const columns: Column<Row>[] = [
    column('Mã KCN', 'Zone', () => zone),
    column('Nhóm', 'Track', () => track),
    ...moments<Row>('Giờ', 'Hour', () => asOf),
    column('Khung', 'Framework', ({ framework }) => framework),
    column('Nhóm yêu cầu', 'Group', ({ group }) => group),
    column('Mã yêu cầu', 'Requirement', ({ id }) => id),
    column('Yêu cầu', 'Requirement in words', (row, language) => nameOf(row, language)),
    column('Cách so', 'Comparison', ({ benchmark }) => benchmark.kind),
    column('Mức yêu cầu', 'Benchmark', ({ benchmark }) => ('value' in benchmark ? benchmark.value : null)),
    column('Đơn vị', 'Unit', ({ benchmark }) => ('unit' in benchmark ? benchmark.unit : null)),
    column('Giá trị', 'Value', ({ value }) => value),
    column('Tình trạng', 'State', ({ state }) => state),
    column('Còn thiếu', 'Short by', ({ shortBy }) => shortBy),
    column('Trả lời bằng', 'Answered by', answeredBy),
    column('Mức bằng chứng', 'Evidence level', ({ evidence }) => evidence),
    column(
      'Ghi chú',
      'Note',
      ({ noteVi, noteEn }, language) => (language === 'vi' ? noteVi : noteEn) ?? null,
    ),
    column('Nguồn', 'Source', ({ basis }) => joined(basis.map(({ tag, text }) => `[${tag}] ${text}`))),
    origin(({ simulated }) => simulated),
  ];
  return {
    name: ['certificates', zone],
    columns,
    rows: listed(items),
    simulated: items.some(({ simulated }) => simulated),
  };
}
