import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { column } from './columns.js';
import { ExportSender } from './export.sender.js';
import type { ExportTable } from './export-table.js';

const HOW = { format: 'csv', lang: 'en' } as const;

async function* endless(): AsyncGenerator<number> {
  for (let count = 0; ; count++) yield count;
}
async function* failing(): AsyncGenerator<number> {
  throw new AppError(ErrorCode.DependencyDown, 'away');
}
const tableOf = (rows: AsyncIterable<number>): ExportTable<number> => ({
  ...{ name: ['numbers'], rows, simulated: false },
  columns: [column('số', 'number', row => row)],
});

/** Keeps what is sent, as a viewer that takes nothing. */
function heldReply() {
  const sent: Readable[] = [];
  const reply = {
    raw: { setTimeout: () => undefined },
    header: () => reply,
    send: (bytes: Readable) => void sent.push(bytes),
  };
  return { reply: reply as unknown as FastifyReply, sent };
}

describe('ExportSender', () => {
  it('runs four at once, refuses a fifth, and has room when one leaves', async () => {
    const sender = new ExportSender();
    const { reply, sent } = heldReply();
    const send = () => sender.send(reply, HOW, async () => tableOf(endless()));
    await Promise.all([send(), send(), send(), send()]);
    await expect(send()).rejects.toMatchObject({ code: 'EXPORT.BUSY' });
    const [first] = sent;
    await new Promise(resolve => first?.once('close', resolve).destroy());
    await send();
    expect(sent).toHaveLength(5);
    for (const bytes of sent) bytes.destroy();
  });

  it('tells what cannot be read before it sends anything, and keeps no place for it', async () => {
    const sender = new ExportSender();
    const { reply, sent } = heldReply();
    for (let attempt = 0; attempt < 6; attempt++)
      await expect(sender.send(reply, HOW, async () => tableOf(failing()))).rejects.toMatchObject({
        code: 'DEPENDENCY.UNAVAILABLE',
      });
    expect(sent).toEqual([]);
  });
});
