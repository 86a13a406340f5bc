import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson } from '../lineage/canonical-json.js';
import { checkSigned } from './check-signed.js';
import {
  hashDocument,
  keyIdOf,
  readSnapshotFile,
  type SignedDocument,
  writeSnapshotFile,
} from './snapshot-file.js';

const privateKey = createPrivateKey({
  key: Buffer.from('302e020100300506032b657004220420' + '07'.repeat(32), 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey);
const id = keyIdOf(publicKey);
const keys = new Map([[id, publicKey]]);

function signed(content: Record<string, unknown>): SignedDocument {
  const document = canonicalJson({ ...content, key: { id } });
  return {
    document,
    hash: hashDocument(document),
    signature: sign(null, Buffer.from(document), privateKey).toString('hex'),
  };
}

const example = signed({ zone: 'nam-đình-vũ', value: 61.25, previous: null });
const file = Buffer.from(writeSnapshotFile(example), 'utf8');

describe('a snapshot file', () => {
  it('is JSON that holds what was signed', () => {
    expect(readSnapshotFile(file)).toEqual(example);
    expect(checkSigned(example, keys)).toBeNull();
    expect(JSON.parse(file.toString('utf8'))).toEqual({
      document: JSON.parse(example.document) as unknown,
      hash: example.hash,
      signature: example.signature,
    });
  });

  it('comes back from any content', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), content => {
        const made = signed(content);
        const read = readSnapshotFile(Buffer.from(writeSnapshotFile(made), 'utf8'));
        expect(read).toEqual(made);
        expect(checkSigned(made, keys)).toBeNull();
      }),
    );
  });

  it('is found out when any one byte of it is another', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const altered = Buffer.from(file);
        altered[position] = (altered[position] ?? 0) ^ change;
        const read = readSnapshotFile(altered);
        expect(read === null || checkSigned(read, keys) !== null).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found out when a byte is added or taken away', () => {
    for (let position = 0; position <= file.length; position++) {
      const longer = Buffer.concat([file.subarray(0, position), Buffer.from(' '), file.subarray(position)]);
      const shorter = Buffer.concat([file.subarray(0, position), file.subarray(position + 1)]);
      for (const altered of position < file.length ? [longer, shorter] : [longer]) {
        const read = readSnapshotFile(altered);
        expect(read === null || checkSigned(read, keys) !== null).toBe(true);
      }
    }
  });
});

describe('checkSigned', () => {
  const changed = example.document.replace('61.25', '91.25');

  it('tells a changed document from one whose hash was made anew', () => {
    expect(checkSigned({ ...example, document: changed }, keys)).toBe('hash');
    expect(checkSigned({ ...example, document: changed, hash: hashDocument(changed) }, keys)).toBe(
      'signature',
    );
  });

  it('trusts no key but those it is given', () => {
    const stranger = generateKeyPairSync('ed25519').publicKey;
    expect(checkSigned(example, new Map([[keyIdOf(stranger), stranger]]))).toBe('key');
    expect(checkSigned({ ...example, document: '[]', hash: hashDocument('[]') }, keys)).toBe('key');
  });
});
