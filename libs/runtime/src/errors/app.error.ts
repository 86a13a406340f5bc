/** What an {@link AppError} carries beside its code and message. */
export interface AppErrorOptions {
  /** Whether the same call may succeed later without anyone changing anything. Default `false`. */
  readonly retryable?: boolean;
  /** Facts for the caller; never a secret. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A failure that crosses a boundary: adapters raise it, edges translate it once.
 * `code` is for machines and stable (`DOMAIN.REASON`); `message` tells a person what to do next.
 */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly retryable: boolean;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(
    readonly code: string,
    message: string,
    { retryable = false, data, cause }: AppErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryable = retryable;
    this.data = data;
  }
}
