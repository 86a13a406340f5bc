import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '#libs/runtime';
import { PROBLEM_MEDIA_TYPE } from './problem.schema.js';
import { toProblem } from './to-problem.js';

/** The one place where an error becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error, request.id);
    const facts = { err: error, correlationId: request.id, url: request.url };
    if (problem.status === 500)
      this.logger.error(facts, 'a request failed in a way the code does not expect');
    else if (problem.status > 500) this.logger.warn(facts, 'a request failed for want of another part');
    // An event stream has begun: nothing can be said any more.
    if (reply.sent || reply.raw.headersSent) return;
    void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(problem);
  }
}
