import type { Actor } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { CommandRecord, CommandResult } from './commands.ports.js';
import { CommandsService } from './commands.service.js';

const lan: Actor = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true };
const command = { command: 'score-zone', target: 'a', actorId: 'operator-lan', correlationId: 'c-1' };

function commands(begin?: () => Promise<void>) {
  const begun: CommandRecord[] = [];
  const ended: CommandResult[] = [];
  const actors = {
    list: async () => [lan],
    find: async (id: string) => (id === lan.id ? lan : undefined),
  };
  const log = {
    begin: begin ?? (async (record: CommandRecord) => void begun.push(record)),
    end: async (result: CommandResult) => void ended.push(result),
  };
  const service = new CommandsService(actors, log, { now: () => 7 }, () => 'id-1');
  return { service, begun, ended };
}

describe('CommandsService', () => {
  it('records who, what and what came of it', async () => {
    const { service, begun, ended } = commands();
    await expect(service.run(command, async actor => ({ by: actor.id }))).resolves.toEqual({
      by: 'operator-lan',
    });
    expect(begun).toEqual([
      { id: 'id-1', at: 7, command: 'score-zone', target: 'a', actor: lan, correlationId: 'c-1' },
    ]);
    expect(ended).toEqual([{ id: 'id-1', at: 7, outcome: 'done', result: { by: 'operator-lan' } }]);
  });

  it('records a failure and passes it on', async () => {
    const { service, ended } = commands();
    const failing = async (): Promise<never> => Promise.reject(new AppError('X.Y', 'no'));
    await expect(service.run(command, failing)).rejects.toMatchObject({ code: 'X.Y' });
    expect(ended).toMatchObject([{ outcome: 'failed', result: { code: 'X.Y' } }]);
  });

  it('does nothing for a stranger, or when it cannot be recorded', async () => {
    const work = jest.fn(async () => ({}));
    const { service } = commands(async () => Promise.reject(new AppError('DATABASE.UNAVAILABLE', 'away')));
    await expect(service.run({ ...command, actorId: 'nobody' }, work)).rejects.toMatchObject({
      code: 'ACTOR.UNKNOWN',
    });
    await expect(service.run({ ...command, actorId: undefined }, work)).rejects.toMatchObject({
      code: 'ACTOR.UNKNOWN',
    });
    await expect(service.run(command, work)).rejects.toMatchObject({ code: 'DATABASE.UNAVAILABLE' });
    expect(work).not.toHaveBeenCalled();
  });
});
