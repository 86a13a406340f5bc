import type { ArgumentsHost } from '@nestjs/common';
import { lastValueFrom } from 'rxjs';
import { AppError } from '../errors/app.error.js';
import type { Logger } from '../logging/logger.js';
import { AppErrorFilter } from './app-error.filter.js';

function translate(error: unknown): { answer: Promise<unknown>; logged: unknown[] } {
  const logged: unknown[] = [];
  const logger = { error: (...items: unknown[]) => logged.push(items) } as unknown as Logger;
  const answer = lastValueFrom(new AppErrorFilter(logger).catch(error, {} as ArgumentsHost)).catch(
    (thrown: unknown) => thrown,
  );
  return { answer, logged };
}

describe('AppErrorFilter', () => {
  it('passes code, message and data on, and nothing else', async () => {
    const error = new AppError('A.B', 'do this', {
      data: { x: 1 },
      cause: new Error('inner'),
      retryable: true,
    });
    const { answer, logged } = translate(error);
    expect(await answer).toEqual({ code: 'A.B', message: 'do this', data: { x: 1 } });
    expect(logged).toHaveLength(0);
  });

  it('logs what it does not know and keeps it from the caller', async () => {
    const error = new Error('password is hunter2');
    const { answer, logged } = translate(error);
    expect(await answer).toMatchObject({ code: 'INTERNAL.UNEXPECTED' });
    expect(JSON.stringify(await answer)).not.toContain('hunter2');
    expect(logged).toEqual([[{ err: error }, expect.any(String)]]);
  });
});
