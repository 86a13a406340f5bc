import { Progress } from './progress.js';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  const out = {
    isTTY,
    write: (text: string) => {
      written.push(text);
      return true;
    },
  } as Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  return { out, text: () => written.join('') };
}

describe('progress lines', () => {
  it('numbers the steps on from where they were, one line each', async () => {
    const { out, text } = recorder(false);
    const progress = new Progress(2, 0, out);
    await progress.run('Start', async () => 'a note');
    progress.done('Elsewhere', 1_500, 'done');
    const lines = text().split('\n');
    expect(lines[0]).toMatch(/^ {2}3 {2}Start \.+ 0\.0 s {2}a note$/);
    expect(lines[1]).toMatch(/^ {2}4 {2}Elsewhere \.+ 1\.5 s {2}done$/);
  });

  it('marks the step that failed and passes the failure on', async () => {
    const { out, text } = recorder(false);
    const failing = new Progress(0, 0, out).run('Start', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(text()).toMatch(/^ {2}1 {2}Start \.+ failed\n$/);
  });

  it('does not tear a line that is open when something else is said', async () => {
    const { out, text } = recorder(false);
    const progress = new Progress(0, 0, out);
    await progress.run('Start', async () => progress.print('a crash'));
    const lines = text().split('\n');
    expect(lines[0]).toMatch(/^ {2}1 {2}Start \.+$/);
    expect(lines[1]).toBe('a crash');
    expect(lines[2]).toMatch(/^ {2}1 {2}Start \.+ 0\.0 s$/);
  });
});
