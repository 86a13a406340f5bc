import { Workers } from './workers.js';

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));

describe('Workers', () => {
  it('ends when every loop has finished what it holds', async () => {
    const ended: string[] = [];
    const loop = (name: string, ms: number) => async (signal: AbortSignal) => {
      await untilAborted(signal);
      await new Promise(resolve => setTimeout(resolve, ms));
      ended.push(name);
    };
    const fatal = jest.fn();
    const workers = new Workers([loop('slow', 20), loop('quick', 0)], fatal);
    workers.onApplicationBootstrap();
    await workers.onModuleDestroy();
    expect(ended).toEqual(['quick', 'slow']);
    expect(fatal).not.toHaveBeenCalled();
  });

  it('reports a loop that fails while it should run', async () => {
    const fatal = jest.fn();
    const failure = new Error('gone');
    const workers = new Workers([untilAborted, () => Promise.reject(failure)], fatal);
    workers.onApplicationBootstrap();
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(fatal).toHaveBeenCalledWith('a loop of the service failed', failure);
    await workers.onModuleDestroy();
  });

  it('keeps quiet about what fails because of the end', async () => {
    const fatal = jest.fn();
    const workers = new Workers(
      [signal => untilAborted(signal).then(() => Promise.reject(new Error()))],
      fatal,
    );
    workers.onApplicationBootstrap();
    await workers.onModuleDestroy();
    expect(fatal).not.toHaveBeenCalled();
  });
});
