import fc from 'fast-check';
import { systemActor } from '#libs/contracts';
import { canonicalJson, hashDocument } from '#libs/readiness';
import { signingKey } from '../test/signing-key.builder.js';
import { checkLink } from './check-link.js';
import { composeDocument, headerOf } from './compose-document.js';
import { SigningKeys } from './signing-keys.js';
import type { StoredSnapshot } from './snapshots.ports.js';

const keys = new SigningKeys(signingKey(), []);
const HOUR_MS = 3_600_000;

function snapshot(sequence: number, previous: string | null): StoredSnapshot {
  const asOf = sequence * HOUR_MS;
  const frame = { sequence, kind: 'interim', month: null, asOf, createdAt: asOf + 1, previous } as const;
  const document = composeDocument({ ...frame, createdBy: systemActor('test'), key: keys.current }, 'M', []);
  const text = canonicalJson(document);
  return {
    sequence,
    header: headerOf(document),
    document: text,
    hash: hashDocument(text),
    signature: keys.sign(text),
  };
}

const first = snapshot(1, null);
const second = snapshot(2, first.hash);
const check = (one: StoredSnapshot, previous: string | null = first.hash) =>
  checkLink(one, previous, keys.trusted);
const faultOf = (one: StoredSnapshot, previous?: string | null) => {
  const result = check(one, previous);
  return result.ok ? null : result.fault.check;
};

describe('checkLink', () => {
  it('lets genuine snapshots pass that follow each other', () => {
    expect(faultOf(first, null)).toBeNull();
    expect(faultOf(second)).toBeNull();
  });

  it('finds a snapshot that follows another one, or none', () => {
    expect(faultOf(second, hashDocument('another'))).toBe('previous');
    expect(faultOf(second, null)).toBe('previous');
    expect(faultOf(first)).toBe('previous');
  });

  it('finds one in the place of another', () => {
    expect(faultOf({ ...second, sequence: 3 })).toBe('sequence');
  });

  it('finds a list that shows something else', () => {
    expect(faultOf({ ...second, header: { ...second.header, kind: 'month', month: '1970-01' } })).toBe(
      'header',
    );
  });

  it('finds one that was signed with a key that is not ours', () => {
    const others = new SigningKeys(signingKey(), []);
    const result = checkLink(second, first.hash, others.trusted);
    expect(result).toMatchObject({ ok: false, fault: { sequence: 2, check: 'key' } });
  });

  it('trusts keys of before', () => {
    const [current] = keys.list();
    const retired = Buffer.from(current?.publicKey.replace(/-----.*-----|\n/g, '') ?? '', 'base64');
    const successor = new SigningKeys(signingKey(), [retired.toString('base64')]);
    expect(checkLink(second, first.hash, successor.trusted)).toMatchObject({ ok: true });
    expect(successor.list().map(key => key.current)).toEqual([true, false]);
  });

  it.each(['document', 'hash', 'signature'] as const)('finds any changed character of the %s', field => {
    const text = second[field];
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (position, code) => {
        const character = String.fromCharCode(code);
        fc.pre(character !== text[position]);
        const altered = text.slice(0, position) + character + text.slice(position + 1);
        expect(faultOf({ ...second, [field]: altered })).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('finds a document that is signed and is none', () => {
    const document = canonicalJson({ key: keys.current, sequence: 2 });
    const odd = { ...second, document, hash: hashDocument(document), signature: keys.sign(document) };
    expect(faultOf(odd)).toBe('document');
  });
});
