import type { ConfirmedEvent } from '#libs/contracts';
import { checkEventChange } from './check-event-change.js';

const today = '2026-11-24';
const event: ConfirmedEvent = {
  id: '1',
  zone: 'trang-due',
  kind: 'sanction',
  occurredOn: '2026-10-01',
  closedOn: null,
  confirmedBy: 'Đức',
  confirmedOn: '2026-10-20',
  document: 'd',
};
const close = (closedOn: string, current = event, hasDocument = true) =>
  checkEventChange({ action: 'close', event: '1', closedOn, documentId: 'd' }, current, {
    today,
    hasDocument,
  }).map(fault => fault.rule);

describe('checkEventChange', () => {
  it('takes no event of tomorrow, and none without a document', () => {
    const change = { action: 'record', kind: 'sanction', occurredOn: '2026-11-25', documentId: 'd' } as const;
    expect(checkEventChange(change, null, { today, hasDocument: false }).map(fault => fault.rule)).toEqual([
      'document',
      'future',
    ]);
  });

  it('closes once, after it happened, not in the future', () => {
    expect(close('2026-11-24')).toEqual([]);
    expect(close('2026-09-30')).toEqual(['validity']);
    expect(close('2026-11-25')).toEqual(['future']);
    expect(close('2026-11-01', { ...event, closedOn: '2026-10-30' })).toEqual(['closed']);
  });
});
