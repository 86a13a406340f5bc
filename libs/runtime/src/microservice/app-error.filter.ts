import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
import { ErrorCode, type RpcError } from '#libs/contracts';
import { AppError } from '../errors/app.error.js';
import type { Logger } from '../logging/logger.js';

/** Turns whatever a handler throws into the `{code, message, data}` that callers understand. */
@Catch()
export class AppErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => this.toRpcError(error));
  }

  private toRpcError(error: unknown): RpcError {
    if (error instanceof AppError) {
      return {
        code: error.code,
        message: error.message,
        ...(error.data ? { data: { ...error.data } } : {}),
      };
    }
    this.logger.error({ err: error }, 'a request failed in a way the code does not expect');
    return {
      code: ErrorCode.Internal,
      message: 'The service failed unexpectedly; its log has the cause. Try again, then report it.',
    };
  }
}
