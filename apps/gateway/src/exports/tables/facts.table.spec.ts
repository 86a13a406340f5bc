import { readFileSync } from 'node:fs';
import type { EventRecord, FactKind, FactRecord } from '#libs/contracts';
import type { ExportTable } from '../export-table.js';
import { eventsTable, factsTable } from './facts.table.js';

const KINDS = JSON.parse(readFileSync('seeds/fact-kinds.json', 'utf8')) as FactKind[];

const cells = <Row>({ columns }: ExportTable<Row>, row: Row, language: 'vi' | 'en') =>
  Object.fromEntries(columns.map(column => [column[language], column.cell(row, language)]));

describe('factsTable', () => {
  it('names facts, and values that are chosen from a list', () => {
    const kind = KINDS.find(({ options }) => options !== undefined);
    const option = kind?.options?.[0];
    const fact = { fact: kind?.id, value: option?.value } as FactRecord;
    const table = factsTable('trang-due', [fact], KINDS);
    expect(cells(table, fact, 'en')).toMatchObject({
      Fact: kind?.id,
      'Fact name': kind?.nameEn,
      Value: option?.value,
      'Value in words': option?.nameEn,
    });
    expect(cells(table, fact, 'vi')).toMatchObject({
      ...{ 'Dữ kiện': kind?.nameVi, 'Giá trị bằng lời': option?.nameVi },
    });
  });

  it('gives what has no name by its id', () => {
    const fact = { fact: 'no.such', value: 3 } as unknown as FactRecord;
    expect(cells(factsTable('trang-due', [fact], KINDS), fact, 'en')).toMatchObject({
      ...{ Fact: 'no.such', 'Fact name': null, Value: 3, 'Value in words': null },
    });
  });
});

describe('eventsTable', () => {
  it('says of which kind an event is, in words, too', () => {
    const event = { id: 'e-1', kind: 'sanction' } as EventRecord;
    expect(cells(eventsTable('trang-due', [event], true), event, 'vi')).toMatchObject({
      ...{ 'Mã loại': 'sanction', Loại: 'Xử phạt vi phạm' },
    });
  });
});
