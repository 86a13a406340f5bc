import type { EventRecord, FactKind, FactRecord } from '#libs/contracts';
import { EVENT_NAMES } from '../../facts/event-names.js';
import { column, moments, nameOf, origin } from '../columns.js';
import type { Column, ExportTable } from '../export-table.js';
import { listed } from '../pages.js';

type Version = Pick<
  FactRecord,
  'revision' | 'origin' | 'proposal' | 'proposedBy' | 'approvedBy' | 'knownFrom' | 'knownTo'
>;

const versionColumns = <Row extends Version>(): Column<Row>[] => [
  column('Phiên bản', 'Revision', ({ revision }) => revision),
  column('Vào hồ sơ bằng', 'On record by', ({ origin: by }) => by),
  column('Đề xuất', 'Proposal', ({ proposal }) => proposal),
  column('Người đề xuất', 'Proposed by', ({ proposedBy }) => proposedBy),
  column('Người duyệt', 'Approved by', ({ approvedBy }) => approvedBy),
  ...moments<Row>('Có trong hồ sơ từ', 'On record from', ({ knownFrom }) => knownFrom),
  ...moments<Row>('Có trong hồ sơ đến', 'On record to', ({ knownTo }) => knownTo),
];

/** Facts of a zone with evidence, validity and who put them on record. */
export function factsTable(
  zone: string,
  facts: readonly FactRecord[],
  kinds: readonly FactKind[],
): ExportTable<FactRecord> {
  const catalogue = new Map(kinds.map(kind => [kind.id, kind]));
  const optionOf = ({ fact, value }: FactRecord) =>
    catalogue.get(fact)?.options?.find(option => option.value === value);
  const columns: Column<FactRecord>[] = [
    column('Mã KCN', 'Zone', () => zone),
    column('Mã dữ kiện', 'Fact', ({ fact }) => fact),
    column('Dữ kiện', 'Fact name', ({ fact }, language) => nameOf(catalogue.get(fact), language)),
    column('Giá trị', 'Value', ({ value }) => value),
    column('Giá trị bằng lời', 'Value in words', (fact, language) => nameOf(optionOf(fact), language)),
    column('Đơn vị', 'Unit', ({ unit }) => unit),
    column('Mức bằng chứng', 'Evidence level', ({ evidenceLevel }) => evidenceLevel),
    column('Mốc dự án', 'Milestone', ({ milestone }) => milestone ?? null),
    column('Hiệu lực từ ngày (UTC+7)', 'Valid from (UTC+7)', ({ validFrom }) => validFrom),
    column('Hiệu lực đến hết ngày (UTC+7)', 'Valid to (UTC+7)', ({ validTo }) => validTo),
    column('Hiệu lực', 'Validity', ({ validity }) => validity),
    column('Số ngày còn lại', 'Days left', ({ daysLeft }) => daysLeft),
    column('Nguồn', 'Source', ({ source }) => source),
    column('Độ tin cậy của nguồn', 'Confidence in the source', ({ confidence }) => confidence),
    column('Tài liệu', 'Document', ({ document }) => document),
    ...versionColumns<FactRecord>(),
    origin(({ illustrative }) => illustrative),
  ];
  const simulated = facts.some(({ illustrative }) => illustrative);
  return { name: ['facts', zone], columns, rows: listed(facts), simulated };
}

/** Confirmed legal events of a zone. */
export function eventsTable(
  zone: string,
  events: readonly EventRecord[],
  simulated: boolean,
): ExportTable<EventRecord> {
  const columns: Column<EventRecord>[] = [
    column('Mã KCN', 'Zone', () => zone),
    column('Sự kiện', 'Event', ({ id }) => id),
    column('Mã loại', 'Kind', ({ kind }) => kind),
    column('Loại', 'Kind in words', ({ kind }, language) => nameOf(EVENT_NAMES[kind], language)),
    column('Ngày xảy ra (UTC+7)', 'Occurred on (UTC+7)', ({ occurredOn }) => occurredOn),
    column('Ngày khép lại (UTC+7)', 'Closed on (UTC+7)', ({ closedOn }) => closedOn),
    column('Người xác nhận', 'Confirmed by', ({ confirmedBy }) => confirmedBy),
    column('Ngày xác nhận (UTC+7)', 'Confirmed on (UTC+7)', ({ confirmedOn }) => confirmedOn),
    column('Tài liệu', 'Document', ({ document }) => document),
    column('Tài liệu khép lại', 'Closure document', ({ closureDocument }) => closureDocument ?? null),
    ...versionColumns<EventRecord>(),
    column('Nguồn', 'Source', () => 'registry'),
    origin(() => simulated),
  ];
  return { name: ['legal-events', zone], columns, rows: listed(events), simulated };
}
