import type { Logger } from './logger.js';
import { NestPinoLogger } from './nest-pino.logger.js';

function record(): { logger: NestPinoLogger; lines: unknown[] } {
  const lines: unknown[] = [];
  const write = (level: string) => (facts: object, text: string) => lines.push({ level, ...facts, text });
  const target = { debug: write('debug'), error: write('error'), warn: write('warn') };
  return { logger: new NestPinoLogger(target as unknown as Logger), lines };
}

describe('NestPinoLogger', () => {
  it('keeps context, stack and error object of what Nest says', () => {
    const { logger, lines } = record();
    const err = new Error('boom');
    logger.log('mapped', 'RouterExplorer');
    logger.error('failed', 'Error: at x', 'ExceptionHandler');
    logger.error(err);
    logger.warn({ a: 1 }, 'Injector');
    expect(lines).toEqual([
      { level: 'debug', context: 'RouterExplorer', text: 'mapped' },
      { level: 'error', context: 'ExceptionHandler', stack: 'Error: at x', text: 'failed' },
      { level: 'error', context: undefined, err, text: 'boom' },
      { level: 'warn', context: 'Injector', text: '{"a":1}' },
    ]);
  });
});
