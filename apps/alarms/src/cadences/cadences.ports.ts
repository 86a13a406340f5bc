import type { CadenceDeclaration } from '#libs/contracts';

/** How often devices are expected to send. */
export interface Cadences {
  /** Of all devices, in the order they were declared. Throws `AppError`, retryable while the registry is away. */
  read(): Promise<readonly CadenceDeclaration[]>;
}
