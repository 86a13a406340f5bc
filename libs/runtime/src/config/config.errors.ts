/** One variable that is missing or unusable. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
}

/** The environment does not describe a usable configuration; lists every problem at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      `The configuration cannot be used: ${problems
        .map(({ variable, problem }) => `${variable} ${problem}`)
        .join('; ')}.`,
    );
  }
}
