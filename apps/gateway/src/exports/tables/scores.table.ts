import { type Indicator, pillarIdSchema, type Score, type ScoreSummary } from '#libs/contracts';
import { column, joined, moments, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { momentWord } from '../file-name.js';
import { listed } from '../pages.js';

const PILLARS = pillarIdSchema.options;

/** Scores of a zone, hour by hour, with pillars. */
export function scoresTable(
  zone: string,
  scores: AsyncIterable<ScoreSummary>,
  span: { readonly from: number; readonly to: number },
  simulated: boolean,
): ExportTable<ScoreSummary> {
  const columns: Column<ScoreSummary>[] = [
    ...moments<ScoreSummary>('Giờ', 'Hour', ({ asOf }) => asOf),
    column('Mã KCN', 'Zone', () => zone),
    column('Nhóm', 'Track', ({ track }) => track),
    column('Điểm (0-100)', 'Score (0-100)', ({ value }) => value),
    column('Cận dưới', 'Low', ({ low }) => low),
    column('Cận trên', 'High', ({ high }) => high),
    column('Độ tin cậy (0-1)', 'Confidence (0-1)', ({ confidence }) => confidence),
    column('Xếp loại', 'Grade', ({ grade }) => grade),
    column('Tình trạng', 'Status', ({ status }) => status),
    ...PILLARS.map(id =>
      column<ScoreSummary>(
        `Trụ cột ${id} (0-100)`,
        `Pillar ${id} (0-100)`,
        ({ pillars }) => pillars.find(pillar => pillar.id === id)?.value ?? null,
      ),
    ),
    column('Nhãn', 'Tags', ({ tags }) => joined(tags)),
    column('Phiên bản', 'Revision', ({ revision }) => revision),
    column('Lý do của phiên bản', 'Reason of the revision', ({ reason }) => reason),
    ...moments<ScoreSummary>('Tính lúc', 'Computed', ({ computedAt }) => computedAt),
    column('Nguồn (phương pháp)', 'Source (method)', ({ method }) => method),
    column('Mã băm đầu vào', 'Hash of inputs', ({ inputsHash }) => inputsHash),
    origin(score => score.simulated),
  ];
  return {
    name: ['scores', zone, momentWord(span.from), momentWord(span.to)],
    columns,
    rows: scores,
    simulated,
  };
}

type Row = Score['indicators'][number];

/** One score of a zone, indicator by indicator. */
export function scoreTable(score: Score, definitions: readonly Indicator[]): ExportTable<Row> {
  const known = new Map(definitions.map(definition => [definition.id, definition]));
  const columns: Column<Row>[] = [
    ...moments<Row>('Giờ', 'Hour', () => score.asOf),
    column('Mã KCN', 'Zone', () => score.zone),
    column('Điểm chung (0-100)', 'Overall score (0-100)', () => score.value),
    column('Phiên bản', 'Revision', () => score.revision),
    column('Trụ cột', 'Pillar', ({ pillar }) => pillar),
    column('Chỉ số', 'Indicator', ({ id }) => id),
    column('Tên chỉ số', 'Indicator name', ({ id }, language) => nameOf(known.get(id), language)),
    column('Giá trị', 'Value', ({ value }) => value),
    column('Đơn vị', 'Unit', ({ unit }) => unit),
    column('Điểm chỉ số (0-100)', 'Indicator score (0-100)', indicator => indicator.score),
    column('Trọng số', 'Weight', ({ weight }) => weight),
    column('Tình trạng', 'State', ({ state }) => state),
    column('Mức bằng chứng', 'Evidence level', ({ evidence }) => evidence),
    column('Độ đầy đủ (0-1)', 'Completeness (0-1)', ({ completeness }) => completeness),
    column('Tỷ lệ đạt chất lượng (0-1)', 'Passed quality control (0-1)', ({ qcPass }) => qcPass),
    column('Độ tin cậy (0-1)', 'Confidence (0-1)', ({ confidence }) => confidence),
    ...moments<Row>('Cửa sổ từ', 'Window from', ({ window }) => window?.from),
    ...moments<Row>('Cửa sổ đến', 'Window to', ({ window }) => window?.to),
    column('Nguồn (thiết bị)', 'Source (devices)', ({ inputs }) =>
      joined([...new Set(inputs.map(({ device }) => device))]),
    ),
    column('Nguồn (dữ kiện)', 'Source (facts)', ({ facts }) => joined(facts)),
    column('Nhãn', 'Tags', ({ tags }) => joined(tags)),
    origin(() => score.simulated),
  ];
  const name = ['score', score.zone, momentWord(score.asOf), `r${score.revision}`];
  return { name, columns, rows: listed(score.indicators), simulated: score.simulated };
}
