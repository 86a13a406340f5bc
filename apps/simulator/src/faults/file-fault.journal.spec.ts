import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '#libs/testing';
import { type Fault, FaultKind } from './fault.js';
import { FileFaultJournal } from './file-fault.journal.js';

const fault: Fault = { kind: FaultKind.Drift, device: 'd', metrics: ['m'], from: 1, to: 2, size: 3 };

describe('FileFaultJournal', () => {
  it('writes a line a fault, and keeps the files of the last ten runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gz-faults-'));
    try {
      for (let run = 1; run <= 12; run++) {
        const journal = new FileFaultJournal(join(folder, 'deep'), 1_000 + run, silentLogger());
        journal.note(fault);
        journal.note({ ...fault, size: run });
        await journal.close();
      }
      const names = (await readdir(join(folder, 'deep'))).sort();
      expect(names).toHaveLength(10);
      expect(names.at(-1)).toBe('faults-1012.jsonl');
      const lines = (await readFile(join(folder, 'deep', 'faults-1012.jsonl'), 'utf8')).trim().split('\n');
      expect(lines.map(line => JSON.parse(line) as Fault)).toEqual([fault, { ...fault, size: 12 }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
