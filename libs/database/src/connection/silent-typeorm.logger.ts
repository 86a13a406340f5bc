import { AbstractLogger } from 'typeorm';

/** TypeORM prints to the console by itself; what matters is thrown, and the process has its own logger. */
export class SilentTypeOrmLogger extends AbstractLogger {
  protected writeLog(): void {
    return;
  }
}
