import { findUser, mayPass } from './system-user.js';

const PASSWD = 'root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:admin:/var/lib/postgresql:/bin/bash\n';
const user = { name: 'postgres', uid: 101, gid: 104 };

describe('the user that PostgreSQL runs as', () => {
  it('is read from the list of users', () => {
    expect(findUser(PASSWD, 'postgres')).toEqual(user);
    expect(findUser(PASSWD, 'post')).toBeUndefined();
  });

  it.each([
    [0o700, 0, 0, false],
    [0o755, 0, 0, true],
    [0o711, 0, 0, true],
    [0o750, 0, 104, true],
    [0o705, 0, 104, false],
    [0o700, 101, 0, true],
    [0o077, 101, 104, false],
  ])('passes through a folder of mode %o, owner %i, group %i: %s', (mode, uid, gid, passes) => {
    expect(mayPass({ mode, uid, gid }, user)).toBe(passes);
  });
});
