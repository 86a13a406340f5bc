import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import {
  type DeadLetterRun,
  deadLetterRpc as rpc,
  ErrorCode,
  MOST_BYTES_OF_ONE_ANSWER,
} from '#libs/contracts';
import { AppError } from '#libs/runtime';
import {
  DEAD_LETTER_ARCHIVE,
  DEAD_LETTER_BOOK,
  DEAD_LETTER_READ_MODEL,
  type DeadLetterArchive,
  type DeadLetterBook,
  type DeadLetterCounts,
  type DeadLetterPage,
  type DeadLetterReadModel,
} from './dead-letters.ports.js';
import { ReplayService } from './replay.service.js';

type Asked<Name extends keyof typeof rpc> = z.output<(typeof rpc)[Name]['request']>;
type Answer<Name extends keyof typeof rpc> = z.output<(typeof rpc)[Name]['reply']>;

@Controller()
export class DeadLettersController {
  constructor(
    @Inject(DEAD_LETTER_READ_MODEL) private readonly deadLetters: DeadLetterReadModel,
    @Inject(DEAD_LETTER_ARCHIVE) private readonly archive: DeadLetterArchive,
    @Inject(DEAD_LETTER_BOOK) private readonly book: DeadLetterBook,
    private readonly replays: ReplayService,
  ) {}

  @MessagePattern(rpc.list.subject)
  list(@Payload({ schema: rpc.list.request }) filter: Asked<'list'>): Promise<DeadLetterPage> {
    return this.deadLetters.list(filter);
  }

  @MessagePattern(rpc.counts.subject)
  count(@Payload({ schema: rpc.counts.request }) filter: Asked<'counts'>): Promise<DeadLetterCounts> {
    return this.deadLetters.count(filter);
  }

  @MessagePattern(rpc.find.subject)
  async find(@Payload({ schema: rpc.find.request }) { id }: Asked<'find'>): Promise<Answer<'find'>> {
    return { letter: (await this.deadLetters.find(id)) ?? null };
  }

  @MessagePattern(rpc.bytes.subject)
  async bytes(
    @Payload({ schema: rpc.bytes.request }) { id, offset }: Asked<'bytes'>,
  ): Promise<Answer<'bytes'>> {
    const letter = await this.deadLetters.find(id);
    if (letter === undefined)
      throw new AppError(ErrorCode.DeadLetterUnknown, `There is no dead letter ${id}.`);
    const body = (await this.archive.find([letter])).get(id);
    if (body === undefined) return { part: null };
    const part = body.subarray(offset, offset + MOST_BYTES_OF_ONE_ANSWER);
    return { part: { base64: Buffer.from(part).toString('base64'), total: body.length } };
  }

  @MessagePattern(rpc.replay.subject)
  replay(@Payload({ schema: rpc.replay.request }) command: Asked<'replay'>): Promise<DeadLetterRun> {
    return this.replays.replay(command);
  }

  @MessagePattern(rpc.outcome.subject)
  async outcome(
    @Payload({ schema: rpc.outcome.request }) { run }: Asked<'outcome'>,
  ): Promise<Answer<'outcome'>> {
    return { outcome: (await this.deadLetters.outcomeOf(run)) ?? null };
  }

  @MessagePattern(rpc.dismiss.subject)
  dismiss(
    @Payload({ schema: rpc.dismiss.request }) { selection, note, actor }: Asked<'dismiss'>,
  ): Promise<Answer<'dismiss'>> {
    return this.book.dismiss(selection, actor, note);
  }
}
