/**
 * Asks until the answer is right; what the last one was is in the error.
 *
 * @param limitMs Longest wait. Default 10,000.
 */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  isRight: (answer: T) => boolean,
  limitMs = 10_000,
): Promise<T> {
  const limit = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > limit) throw new Error(`still ${JSON.stringify(answer)} after ${limitMs} ms`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
