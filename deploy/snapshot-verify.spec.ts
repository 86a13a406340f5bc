import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson, hashDocument, keyIdOf, writeSnapshotFile } from '#libs/readiness';

/** Plain JavaScript, which says nothing of its types. */
const MODULE: string = './snapshot-verify.mjs';

interface Verifier {
  checkFile(bytes: Buffer, trusted: ReadonlyMap<string, KeyObject>): { hash: string };
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();

function snapshot(sequence: number, previous: string | null) {
  const track = { ranking: [], zones: [] };
  const document = canonicalJson({
    format: 'greenzone-snapshot/1',
    ...{ sequence, previous, kind: 'interim', month: null, asOf: 0, method: 'M', simulated: true },
    key: { id: keyIdOf(publicKey), publicKey: pem },
    ...{ operating: track, planned: track, note: 'Hải Phòng' },
  });
  const hash = hashDocument(document);
  const signature = sign(null, Buffer.from(document), privateKey).toString('hex');
  return { hash, file: Buffer.from(writeSnapshotFile({ document, hash, signature })) };
}

const first = snapshot(1, null);
const second = snapshot(2, first.hash);

describe('the offline verifier', () => {
  let folder: string;
  let checkFile: Verifier['checkFile'];

  beforeAll(async () => {
    ({ checkFile } = (await import(MODULE)) as Verifier);
    folder = mkdtempSync(join(tmpdir(), 'gz-verify-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const put = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  /** Exit status and what was printed, by a process that has nothing but this one file. */
  const run = (...args: string[]) => {
    try {
      return {
        code: 0,
        output: execFileSync(process.execPath, ['deploy/snapshot-verify.mjs', ...args], { encoding: 'utf8' }),
      };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, output: stdout };
    }
  };

  it('finds any one byte that is another', () => {
    const trusted = new Map([[keyIdOf(publicKey), publicKey]]);
    expect(checkFile(first.file, trusted)).toMatchObject({ hash: first.hash });
    fc.assert(
      fc.property(fc.nat(first.file.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const altered = Buffer.from(first.file);
        altered[position] = (altered[position] ?? 0) ^ change;
        expect(() => checkFile(altered, trusted)).toThrow();
        expect(() => checkFile(altered, new Map())).toThrow();
      }),
      { numRuns: 1_000 },
    );
  });

  it('says whether a file is genuine, by a key that is trusted', () => {
    const file = put('a.json', first.file);
    const keys = put('keys.json', JSON.stringify({ items: [{ publicKey: pem }] }));
    expect(run(file, '--key', put('key.pem', pem))).toMatchObject({ code: 0 });
    const { code, output } = run(file, put('b.json', second.file), '--key', keys);
    expect(code).toBe(0);
    expect(output).toContain('SIMULATED');
    expect(output).toContain('snapshot 2 follows snapshot 1');
    expect(run(file)).toMatchObject({ code: 2 });
  });

  it('trusts nobody else, and no snapshot that follows another one', () => {
    const file = put('a.json', first.file);
    const strange = createPublicKey(generateKeyPairSync('ed25519').privateKey);
    const key = put('strange.pem', strange.export({ format: 'pem', type: 'spki' }).toString());
    expect(run(file, '--key', key)).toMatchObject({ code: 1 });
    const other = put('other.json', snapshot(2, second.hash).file);
    expect(run(file, other, '--key', put('key.pem', pem)).output).toContain('does not follow');
    expect(run(put('c.json', '{}'))).toMatchObject({ code: 1 });
  });

  it('does not call false what it could not check', () => {
    const file = put('a.json', first.file);
    for (const args of [[join(folder, 'absent.json')], [file, '--key', file], [file, '--kye', 'x']]) {
      const { code, output } = run(...args);
      expect(code).toBe(1);
      expect(output).toContain('Cannot check');
      expect(output).not.toContain('NOT GENUINE');
    }
  });
});
