import type { OwnScore, Ranking } from '../../ranking/ranking.schema.js';
import type { SearchAnswer } from '../../search/search.schema.js';
import { column, joined, moments, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { momentWord } from '../file-name.js';
import { listed } from '../pages.js';

interface Named {
  readonly zone: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly score: OwnScore | null;
}

const zoneColumns = <Row extends Named>(): Column<Row>[] => [
  column('Mã KCN', 'Zone', ({ zone }) => zone),
  column('Khu công nghiệp', 'Zone name', (row, language) => nameOf(row, language)),
];
const scoreColumns = <Row extends Named>(): Column<Row>[] => [
  column('Điểm (0-100)', 'Score (0-100)', ({ score }) => score?.value ?? null),
  column('Cận dưới', 'Low', ({ score }) => score?.low ?? null),
  column('Cận trên', 'High', ({ score }) => score?.high ?? null),
  column('Độ tin cậy (0-1)', 'Confidence (0-1)', ({ score }) => score?.confidence ?? null),
  column('Xếp loại', 'Grade', ({ score }) => score?.grade ?? null),
  column('Điểm chính thức', 'Official score', ({ score }) => score?.official.value ?? null),
  ...moments<Row>('Điểm của giờ', 'Score of the hour', ({ score }) => score?.asOf),
  column('Nhãn', 'Tags', ({ score }) => joined(score?.tags ?? [])),
  origin(({ score }) => score?.simulated ?? null),
];

interface Place extends Named, Partial<Pick<Ranking['ranked'][number], 'rank' | 'rankTo' | 'tiedWith'>> {
  readonly reason?: string;
}

/** Places of zones, those without one after them. */
export function rankingTable(ranking: Ranking): ExportTable<Place> {
  const columns: Column<Place>[] = [
    column('Hạng tốt nhất có thể', 'Best rank', ({ rank }) => rank ?? null),
    column('Hạng thấp nhất có thể', 'Worst rank', ({ rankTo }) => rankTo ?? null),
    ...zoneColumns<Place>(),
    column('Khoảng điểm chồng với', 'Range overlaps with', ({ tiedWith }) => joined(tiedWith ?? [])),
    column('Không xếp hạng vì', 'Not ranked because', ({ reason }) => reason ?? null),
    column('Nhóm', 'Track', () => ranking.track),
    column('Bộ trọng số', 'Weights', () => ranking.preset ?? 'own'),
    ...scoreColumns<Place>(),
    column('Nguồn (liên kết cho lại kết quả)', 'Source (link that gives this again)', () => ranking.link),
  ];
  const name = ['ranking', ranking.track, ranking.preset ?? 'own', momentWord(ranking.edition.asOf)];
  const rows: Place[] = [...ranking.ranked, ...ranking.notRanked];
  return { name, columns, rows: listed(rows), simulated: ranking.simulated };
}

type Match = SearchAnswer['operating'][number];
interface Answer extends Named {
  readonly match: Match;
  readonly track: 'operating' | 'planned';
  /** `null` when nothing was asked for. */
  readonly need: Match['needs'][number] | null;
}

/** How zones answer needs: one row a zone and need, in the order of the answer. */
export function searchTable(answer: SearchAnswer): ExportTable<Answer> {
  const columns: Column<Answer>[] = [
    ...zoneColumns<Answer>(),
    column('Nhóm', 'Track', ({ track }) => track),
    column('Đáp ứng mọi nhu cầu', 'Answers every need', ({ match }) => match.matches),
    column('Nhu cầu', 'Need', ({ need }) => need?.need ?? null),
    column('Kết quả', 'Answer', ({ need }) => need?.state ?? null),
    column('Yêu cầu', 'Required', ({ need }) => need?.required ?? null),
    column('Chiều', 'Direction', ({ need }) => need?.direction ?? null),
    column('Có', 'Offered', ({ need }) => need?.offered ?? null),
    column('Thiếu', 'Short by', ({ need }) => need?.shortBy ?? null),
    column('Đơn vị', 'Unit', ({ need }) => need?.unit ?? null),
    column('Không rõ vì', 'Unknown because', ({ need }) => need?.reason ?? null),
    column('Nguồn (bằng chứng)', 'Source (evidence)', ({ need }) =>
      joined(
        (need?.evidence ?? []).map(({ name, kind, source }) => `${name ?? kind}: ${source ?? 'Greenzone'}`),
      ),
    ),
    column('Quận, huyện', 'District', ({ match }) => match.district),
    column('Diện tích (ha)', 'Area (ha)', ({ match }) => match.areaHa),
    ...scoreColumns<Answer>(),
    column('Liên kết cho lại kết quả', 'Link that gives this again', () => answer.link),
  ];
  const rows = (['operating', 'planned'] as const).flatMap(track =>
    answer[track].flatMap((match): Answer[] => {
      const of = (need: Answer['need']): Answer => ({ ...match, match, track, need });
      return match.needs.length === 0 ? [of(null)] : match.needs.map(of);
    }),
  );
  const name = ['search', momentWord(answer.edition.asOf)];
  return { name, columns, rows: listed(rows), simulated: answer.simulated };
}
