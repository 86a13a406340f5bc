import { Inject, Injectable } from '@nestjs/common';
import { type Actor, ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { demandActor } from '../identity/demand-actor.js';
import { ACTOR_READER, type ActorReader } from '../identity/identity.ports.js';
import { COMMAND_LOG, type CommandLog } from './commands.ports.js';

/** Injection token of the maker of ids. */
export const NEW_ID = Symbol('NewId');

/** A command someone gives. */
export interface Command {
  readonly command: string;
  readonly target: string;
  /** As the request said; `undefined` when it did not. */
  readonly actorId: string | undefined;
  readonly correlationId: string;
}

/** Carries out commands, each recorded with who gave it and what came of it. */
@Injectable()
export class CommandsService {
  constructor(
    @Inject(ACTOR_READER) private readonly actors: ActorReader,
    @Inject(COMMAND_LOG) private readonly log: CommandLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /**
   * Records the command, does the work, records the result.
   *
   * @throws AppError `ACTOR.UNKNOWN`, or what the work throws. What cannot be recorded is not done.
   */
  async run<Result extends Readonly<Record<string, unknown>>>(
    { command, target, actorId, correlationId }: Command,
    work: (actor: Actor) => Promise<Result>,
  ): Promise<Result> {
    const actor = await demandActor(this.actors, actorId);
    const id = this.newId();
    await this.log.begin({ id, at: this.clock.now(), command, target, actor, correlationId });
    const result = await work(actor).catch(async (error: unknown) => {
      const code = error instanceof AppError ? error.code : ErrorCode.Internal;
      const message = error instanceof Error ? error.message : String(error);
      // The first failure is the one to tell; a record without a result says that the outcome is unknown.
      await this.log
        .end({ id, at: this.clock.now(), outcome: 'failed', result: { code, message } })
        .catch(() => undefined);
      throw error;
    });
    await this.log.end({ id, at: this.clock.now(), outcome: 'done', result });
    return result;
  }
}
