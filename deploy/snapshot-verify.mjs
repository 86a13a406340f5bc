#!/usr/bin/env node
// Checks exported snapshots without Greenzone: copy this one file to any machine with Node 20.19 or newer.
// On purpose it shares no code with the service that made them.
//   node snapshot-verify.mjs greenzone-snapshot-1.json --key keys.json
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `Checks exported snapshots, offline
  npm run snapshot:verify -- <file> [<file> ...] [--key <file>]

  --key <file>   a public key that you trust: PEM, or the answer of GET /api/v1/snapshots/keys, got at another
                 time or by another way than the snapshot; may be given several times

Of several files it is also checked that they follow each other.

Exit status: 0 genuine; 1 not genuine, or not to be checked; 2 unaltered, but without --key nobody knows who signed.`;

const HEAD = '{"document":';
const TAIL = /,"hash":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}\n$/;
const TAIL_LENGTH = ',"hash":"'.length + 64 + '","signature":"'.length + 128 + '"}\n'.length;

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const idOf = key => sha256(key.export({ format: 'der', type: 'spki' }));

/** What is wrong with a snapshot, in a sentence. */
class Finding extends Error {}

/** Why nothing could be checked, in a sentence. */
class Hindrance extends Error {}

function read(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Hindrance(`${file} cannot be read (${error.code}).`);
  }
}

/** The public keys in a file: PEM, or JSON with a list of them. */
function readKeys(file) {
  const text = read(file).toString('utf8');
  try {
    const pems = text.trimStart().startsWith('{') ? JSON.parse(text).items.map(key => key.publicKey) : [text];
    return pems.map(pem => createPublicKey(pem));
  } catch {
    throw new Hindrance(`${file} holds no public key.`);
  }
}

/** Takes a file apart, byte by byte as it is: nothing is parsed before it is known to be unaltered. */
function takeApart(bytes) {
  const head = bytes.subarray(0, HEAD.length).toString('latin1');
  const [, hash, signature] = TAIL.exec(bytes.subarray(-TAIL_LENGTH).toString('latin1')) ?? [];
  if (head !== HEAD || hash === undefined) {
    throw new Finding(
      'This is not a snapshot file as it was handed out: it is something else, or it was cut or written anew.',
    );
  }
  return { document: bytes.subarray(HEAD.length, bytes.length - TAIL_LENGTH), hash, signature };
}

/** Checks one file; the trusted keys by id, none when nobody named any. */
export function checkFile(bytes, trusted) {
  const { document, hash, signature } = takeApart(bytes);
  if (sha256(document) !== hash) throw new Finding('The document was altered after it was signed.');
  let content;
  try {
    content = JSON.parse(document.toString('utf8'));
  } catch {
    throw new Finding('The document cannot be read.');
  }
  const id = content.key?.id;
  const key = trusted.size > 0 ? trusted.get(id) : namedKey(content.key);
  if (key === undefined)
    throw new Finding(`It names the signing key ${id}, which is not one that you trust.`);
  if (!verify(null, document, key, Buffer.from(signature, 'hex'))) {
    throw new Finding('It was not signed by the key it names.');
  }
  return { content, hash };
}

/** The key in the document itself: it shows that nothing was altered, not who signed. */
function namedKey(named) {
  let key;
  try {
    key = createPublicKey(String(named?.publicKey));
  } catch {
    throw new Finding('It names no signing key.');
  }
  if (idOf(key) !== named.id) throw new Finding('The key in the document is not the one it names.');
  return key;
}

function argumentsOf(args) {
  try {
    const options = { key: { type: 'string', multiple: true }, help: { type: 'boolean' } };
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Hindrance(`${error.message.split('.')[0]}. --help says how.`);
  }
}

/** Runs the check; returns the exit status. */
export function verifySnapshots(args) {
  try {
    const { positionals, values } = argumentsOf(args);
    if (values.help || positionals.length === 0) {
      console.log(USAGE);
      return values.help ? 0 : 1;
    }
    const trusted = new Map((values.key ?? []).flatMap(readKeys).map(key => [idOf(key), key]));
    tellChain(positionals.map(file => tell(file, () => checkFile(read(file), trusted))));
    if (trusted.size > 0) return 0;
    console.log('\nUnaltered. Who signed it shows only a key that you trust: name it with --key.');
    return 2;
  } catch (error) {
    if (error instanceof Finding) console.log(`\nNOT GENUINE: ${error.message}`);
    else if (error instanceof Hindrance) console.log(`\nCannot check: ${error.message}`);
    else throw error;
    return 1;
  }
}

function tell(file, check) {
  console.log(file);
  const { content, hash } = check();
  if (!String(content.format).startsWith('greenzone-snapshot/')) throw new Finding('It is no snapshot.');
  const zones = [content.operating, content.planned].map(track => track.zones.length);
  const what = content.month === null ? 'interim, provisional' : `month ${content.month}`;
  console.log(`  snapshot ${content.sequence}, ${what}, as of ${new Date(content.asOf).toISOString()}`);
  console.log(`  ${zones[0]} operating and ${zones[1]} planned zones, ${content.method}`);
  if (content.simulated) console.log('  SIMULATED: it rests on simulated data');
  console.log(`  unaltered: SHA-256 ${hash}`);
  console.log(`  signed by: key ${content.key.id}`);
  return { content, hash };
}

/** Of snapshots that stand beside each other, the later names the earlier. */
function tellChain(checked) {
  const ordered = checked.toSorted((a, b) => a.content.sequence - b.content.sequence);
  for (const [index, { content }] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before === undefined || before.content.sequence !== content.sequence - 1) continue;
    if (before.hash !== content.previous) {
      throw new Finding(`Snapshot ${content.sequence} does not follow snapshot ${before.content.sequence}.`);
    }
    console.log(`snapshot ${content.sequence} follows snapshot ${before.content.sequence}`);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = verifySnapshots(process.argv.slice(2));
}
