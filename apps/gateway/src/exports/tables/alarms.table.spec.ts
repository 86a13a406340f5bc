import type { Alarm, AlarmDetail } from '#libs/contracts';
import { listed } from '../pages.js';
import { alarmsTable } from './alarms.table.js';

const alarm = {
  id: 'a-1',
  rule: 'voltage-high',
  state: 'cleared',
  priority: 2,
  revision: 2,
  basis: '',
} as Alarm;
const actor = { id: 'operator-lan', name: 'Lan', role: 'operator' as const, unverified: true };
const entry = { at: 0, actor, text: null, until: null };
const history: AlarmDetail['history'] = [
  { ...entry, kind: 'assign', assignee: { id: 'operator-lan', name: 'Lan' } },
  { ...entry, kind: 'assign', assignee: null },
];

async function cells(language: 'vi' | 'en', historiesOf?: Parameters<typeof alarmsTable>[0]['historiesOf']) {
  const table = alarmsTable({
    ...{ alarms: listed([alarm]), metrics: [], simulated: true, name: ['alarms'] },
    ...(historiesOf && { historiesOf }),
  });
  const found: object[] = [];
  for await (const row of table.rows)
    found.push(
      Object.fromEntries(table.columns.map(column => [column[language], column.cell(row, language)])),
    );
  return found;
}

describe('alarmsTable', () => {
  const histories = async () => new Map([['a-1', history]]);

  it('names what was done, by whom, and how far it is, beside the codes', async () => {
    expect(await cells('vi', histories)).toMatchObject([
      {
        'Mã trạng thái': 'cleared',
        'Trạng thái': 'đã hết',
        'Mã việc đã làm': 'assign',
        'Việc đã làm': 'giao việc',
      },
      {
        'Mã việc đã làm': 'assign',
        'Việc đã làm': 'thôi giao',
        'Mã vai trò': 'operator',
        'Vai trò': 'vận hành',
      },
    ]);
    expect(await cells('en', histories)).toMatchObject([
      { State: 'cleared', 'State in words': 'over', Action: 'assign', 'Action in words': 'assigned' },
      { 'Action in words': 'ended the assignment', Role: 'operator', 'Role in words': 'operator' },
    ]);
  });

  it('has no words for what nobody did', async () => {
    expect(await cells('en', async () => new Map())).toMatchObject([
      { Action: null, 'Action in words': null, 'Role in words': null },
    ]);
    expect((await cells('en'))[0]).not.toHaveProperty('Action');
  });
});
