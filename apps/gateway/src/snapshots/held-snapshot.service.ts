import { createPublicKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type SnapshotHeader, snapshotHeaderSchema } from '#libs/contracts';
import { checkSigned, readSnapshotFile } from '#libs/readiness';
import { firstDifference } from './first-difference.js';
import { SNAPSHOT_BOOK, type SnapshotBook } from './snapshots.ports.js';
import type { HeldVerdict } from './snapshots.schema.js';

const WORDS = {
  file: 'This is not a snapshot file as it was handed out: it is something else, or it was cut or written anew.',
  hash: 'The document was altered after it was signed.',
  key: 'It names a signing key that is not ours.',
  signature: 'It was not signed by the key it names.',
  chain:
    'The signature is ours, but our chain has no such snapshot any more: keep this file and tell the operator.',
} as const;

/** Characters of a value that is shown. */
const LONGEST_EXCERPT = 200;

/** Says whether a file that somebody holds is a snapshot of ours. */
@Injectable()
export class HeldSnapshotService {
  constructor(@Inject(SNAPSHOT_BOOK) private readonly book: SnapshotBook) {}

  /** @throws AppError `DEPENDENCY.*`. */
  async check(bytes: Uint8Array): Promise<HeldVerdict> {
    const held = readSnapshotFile(bytes);
    if (held === null) return this.refused('file', parse(bytes));
    const keys = (await this.book.keys()).map(
      ({ id, publicKey }) => [id, createPublicKey(publicKey)] as const,
    );
    const document = parse(held.document);
    const fault = checkSigned(held, new Map(keys));
    if (fault !== null) return this.refused(fault, document);
    const claims = claimsOf(document);
    const ours = claims && (await this.book.find(claims.sequence));
    if (claims === null || ours?.hash !== held.hash) return this.refused('chain', document);
    return {
      genuine: true,
      check: null,
      detail: `This is snapshot ${claims.sequence}, as it was signed.`,
      claims,
      difference: null,
    };
  }

  private async refused(check: keyof typeof WORDS, content: unknown): Promise<HeldVerdict> {
    const document = check === 'file' ? memberOf(content, 'document') : content;
    const claims = claimsOf(document);
    const file = claims ? await this.book.file(claims.sequence) : undefined;
    const ours = file ? readSnapshotFile(file) : null;
    const difference = ours && firstDifference(document, parse(ours.document));
    return {
      genuine: false,
      check,
      detail: WORDS[check],
      claims,
      difference: difference && {
        path: difference.path,
        held: excerpt(difference.held),
        ours: excerpt(difference.ours),
      },
    };
  }
}

function claimsOf(document: unknown): SnapshotHeader | null {
  const parsed = snapshotHeaderSchema.safeParse(document);
  return parsed.success ? parsed.data : null;
}

/** As JSON, the beginning of it; `null` for what is not there. */
function excerpt(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value).slice(0, LONGEST_EXCERPT);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function parse(json: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof json === 'string' ? json : new TextDecoder().decode(json)) as unknown;
  } catch {
    return undefined;
  }
}
