import type { vi } from './vi.js';

export const en: typeof vi = {
  verify: {
    intro:
      'Once a month the scores of all zones are frozen, signed, and chained to the snapshot before. A single changed character anywhere is found.',
    chain: 'Chain of snapshots',
    checking: 'Checking…',
    progress: 'Checking: {{done}} of {{of}} snapshots done.',
    checkedAt: 'Checked {{time}}.',
    none: 'No snapshot yet. A month is frozen a few days after it ends, when late data is no longer waited for.',
    intact:
      'The chain is intact: {{snapshots}} snapshots; {{scores}} scores were computed again from their inputs and are exactly the same.',
    broken: 'The chain is broken at snapshot {{sequence}}.',
    ofZone: 'Zone: {{zone}}.',
    fault: {
      sequence: 'This snapshot is missing or out of place.',
      document: 'The content of this snapshot cannot be read.',
      hash: 'Its content was changed after it was signed.',
      previous: 'It does not follow the snapshot that stands before it.',
      key: 'It is signed with a key that is not ours.',
      signature: 'Its signature is wrong.',
      header: 'The list shows something else than what was signed.',
      inputs: 'The inputs of a score are gone or were changed.',
      score: 'A stored score differs from the signed one, or computing it again gives another.',
    },
    file: 'Check a file',
    drop: 'Drop a file here, or click to choose one',
    dropNote: 'A JSON file downloaded from this page. It is sent to be checked and not kept.',
    fileChecking: 'Checking the file…',
    genuine: 'Genuine: {{snapshot}}, as it was signed.',
    notGenuine: 'This file is not genuine.',
    claims: 'It says that it is {{snapshot}}.',
    why: {
      file: 'This is not a file as it was handed out: it is something else, or it was cut or written anew.',
      hash: 'Its content was changed after it was signed.',
      key: 'It is signed with a key that is not ours.',
      signature: 'It was not signed by the key it names.',
      chain:
        'The signature is ours, but the chain has no such snapshot any more. Keep the file and tell the operator.',
    },
    differsAt: 'First difference',
    held: 'In the file',
    ours: 'As signed',
    offline: 'Check without this server',
    offlineHow:
      'This command runs on any machine with Node and needs only the file deploy/snapshot-verify.mjs. Get the public keys at another time or by another way, and compare their ids.',
    keys: 'Download the public keys',
    keyCurrent: '(in use)',
    keyRetired: '(replaced)',
    list: 'Snapshots',
    count: '{{count}} snapshots',
    columns: { what: 'Snapshot', frozen: 'Frozen', file: 'File' },
    name: 'No. {{sequence}}: {{of}}',
    interim: 'interim {{time}}',
    download: 'Download',
    downloadOf: 'Download {{snapshot}}',
  },
};
