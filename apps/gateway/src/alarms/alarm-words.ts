import type { Actor, Alarm, AlarmDetail } from '#libs/contracts';
import type { Named } from '../named.js';

/** How far an alarm is. */
export const ALARM_STATE_NAMES: Readonly<Record<Alarm['state'], Named>> = {
  raised: { nameVi: 'chưa hết', nameEn: 'still on' },
  cleared: { nameVi: 'đã hết', nameEn: 'over' },
};

type Entry = AlarmDetail['history'][number];

const ACTION_NAMES: Readonly<Record<Entry['kind'], Named>> = {
  acknowledge: { nameVi: 'xác nhận', nameEn: 'acknowledged' },
  shelve: { nameVi: 'gác lại', nameEn: 'shelved' },
  unshelve: { nameVi: 'thôi gác', nameEn: 'unshelved' },
  comment: { nameVi: 'ghi chú', nameEn: 'commented' },
  assign: { nameVi: 'giao việc', nameEn: 'assigned' },
};
const UNASSIGNED: Named = { nameVi: 'thôi giao', nameEn: 'ended the assignment' };

/** What somebody did about an alarm; to assign it to nobody has words of its own. */
export function actionName({ kind, assignee }: Pick<Entry, 'assignee' | 'kind'>): Named {
  return kind === 'assign' && assignee === null ? UNASSIGNED : ACTION_NAMES[kind];
}

/** Who people are. */
export const ROLE_NAMES: Readonly<Record<Actor['role'], Named>> = {
  operator: { nameVi: 'vận hành', nameEn: 'operator' },
  investor: { nameVi: 'nhà đầu tư', nameEn: 'investor' },
  authority: { nameVi: 'cơ quan quản lý', nameEn: 'authority' },
  system: { nameVi: 'hệ thống', nameEn: 'system' },
};
