import { AppError } from '../errors/app.error.js';
import { createLogger } from '../logging/logger.js';
import { untilAnswered } from './until-answered.js';

const logger = createLogger({ service: 'test', instance: 'test', level: 'silent' });
const away = new AppError('DEPENDENCY.UNAVAILABLE', 'nobody answers', { retryable: true });

describe('untilAnswered', () => {
  it('asks again while the other is away', async () => {
    const ask = jest.fn<Promise<string>, []>();
    ask.mockRejectedValueOnce(away).mockRejectedValueOnce(away).mockResolvedValueOnce('here');
    await expect(untilAnswered(ask, { from: 'the other', logger, pauseMs: 1 })).resolves.toBe('here');
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('gives up at once when asking again cannot help', async () => {
    const ask = jest.fn(() => Promise.reject(new AppError('REQUEST.INVALID', 'no')));
    await expect(untilAnswered(ask, { from: 'the other', logger, pauseMs: 1 })).rejects.toThrow('no');
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('ends with the signal', async () => {
    const ask = jest.fn(() => Promise.reject(away));
    const options = { from: 'the other', logger, pauseMs: 1, signal: AbortSignal.abort() };
    await expect(untilAnswered(ask, options)).rejects.toBe(away);
  });
});
