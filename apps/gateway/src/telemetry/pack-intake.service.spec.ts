import { type DeadLetter, DeadLetterState, type Receipt } from '#libs/contracts';
import { encodeSenmlJson } from '#libs/telemetry';
import { type KnownPack, PackIntakeService } from './pack-intake.service.js';
import type { IncomingPack } from './telemetry.ports.js';
import type { TelemetryService } from './telemetry.service.js';

const NOW = Date.UTC(2026, 10, 24);
const records = [{ metric: 'power.active', unit: 'kW', timeMs: NOW, value: 5 }];
const pack = {
  ...{ zone: 'a', device: 'a-power-01' },
  bytes: encodeSenmlJson({ device: 'a-power-01', boot: 1, seq: 2, records }),
};
const letter = (more: Partial<DeadLetter>) =>
  ({ id: 'x', reason: 'bad-unit', records: 1, state: DeadLetterState.Open, ...more }) as DeadLetter;

async function take(known: KnownPack, state: Receipt['state'], deadLetters: DeadLetter[] = []) {
  const sent: IncomingPack[] = [];
  let asked = 0;
  const telemetry = {
    submit: async (incoming: IncomingPack) => {
      sent.push(incoming);
      return { state: 'committed', deadLetters: [] };
    },
  } as unknown as TelemetryService;
  const receipts = { receipt: async (key: string) => (asked++, { key, state, deadLetters }) };
  const intake = new PackIntakeService(telemetry, receipts, { now: () => NOW }, () => 'id-1');
  return { taken: await intake.take(pack, 1_000, known), sent, asked };
}

describe('PackIntakeService', () => {
  it('sends a new pack under its own identity', async () => {
    for (const known of ['answer', 'mend', 'send'] as const) {
      const { taken, sent } = await take(known, 'unknown');
      expect(taken).toEqual({ key: 'a-power-01:1:2', state: 'committed', deadLetters: [] });
      expect(sent).toMatchObject([{ identity: { key: 'a-power-01:1:2', boot: 1, seq: 2 } }]);
      expect(sent[0]?.messageId).toBeUndefined();
    }
  });

  it('asks the ledger nothing when it sends in any case', async () => {
    expect(await take('send', 'committed')).toMatchObject({ asked: 0, sent: [{}] });
  });

  it.each<[Receipt['state'], DeadLetter[], string]>([
    ['committed', [], 'committed'],
    ['committed', [letter({})], 'partly'],
    ['rejected', [letter({ records: null })], 'rejected'],
  ])('answers from the ledger: %s with %j', async (state, letters, expected) => {
    const { taken, sent } = await take('answer', state, letters);
    expect(taken.state).toBe(expected);
    expect(sent).toEqual([]);
  });

  it('mends what was refused: sends it again under a name of its own, which the broker has not seen', async () => {
    for (const [state, letters] of [
      ['rejected', []],
      ['committed', [letter({})]],
    ] as const) {
      const { sent } = await take('mend', state, [...letters]);
      expect(sent).toMatchObject([
        { messageId: 'a-power-01:1:2:again:id-1', identity: { key: 'a-power-01:1:2' } },
      ]);
    }
  });

  it('leaves alone what is stored, what a person gave up, and what would lose its moment again', async () => {
    for (const letters of [
      [],
      [letter({ state: DeadLetterState.Dismissed }), letter({ reason: 'superseded' })],
    ])
      expect((await take('mend', 'committed', letters)).sent).toEqual([]);
  });
});
