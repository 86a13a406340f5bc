import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecrets, rotateSnapshotKey } from './secrets.js';

describe('secrets', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gz-secrets-'));
    file = join(folder, 'secrets.json');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once, and readable by their owner only', () => {
    const made = loadSecrets(file);
    expect(loadSecrets(file)).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are completed where an older version had fewer', () => {
    const { snapshotKey: _key, retiredSnapshotKeys: _retired, ...older } = loadSecrets(file);
    writeFileSync(file, JSON.stringify(older));
    const completed = loadSecrets(file);
    expect(completed).toMatchObject(older);
    expect(completed.snapshotKey).toHaveLength(64);
    expect(loadSecrets(file)).toEqual(completed);
  });

  it('keep the public part of a key that is replaced, and nothing of the private one', () => {
    const before = loadSecrets(file);
    rotateSnapshotKey(file);
    rotateSnapshotKey(file);
    const after = loadSecrets(file);
    expect(after.snapshotKey).not.toBe(before.snapshotKey);
    expect(after.retiredSnapshotKeys).toHaveLength(2);
    expect(readFileSync(file, 'utf8')).not.toContain(before.snapshotKey);
    expect(after.postgres).toEqual(before.postgres);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
