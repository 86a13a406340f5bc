import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '../errors/app.error.js';

interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }>;
}

function pathOf(issue: Issue): string {
  return (issue.path ?? []).map(part => String(typeof part === 'object' ? part.key : part)).join('.');
}

/** Checks payloads against the schema named in `@Payload({ schema })`, all faults in one `AppError`. */
export function createRequestValidationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) => {
      const faults = issues.map(issue => ({ path: pathOf(issue), message: issue.message }));
      const text = faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
      return new AppError(ErrorCode.Invalid, `The request cannot be used: ${text}`, { data: { faults } });
    },
  });
}
