/** Runs one step and tells how long it took: to the launcher that started us, else on standard output. */
export async function reportStep(label: string, work: () => Promise<string>): Promise<void> {
  const began = Date.now();
  const note = await work();
  const ms = Date.now() - began;
  if (process.send) process.send({ label, ms, note });
  else process.stdout.write(`${label}: ${ms} ms${note && ` (${note})`}\n`);
}
