import { NotFoundException } from '@nestjs/common';
import { AppError } from '#libs/runtime';
import { toProblem } from './to-problem.js';

describe('toProblem', () => {
  it('keeps code, message and facts of an expected failure', () => {
    expect(
      toProblem(new AppError('ZONE.UNKNOWN', 'No zone x.', { data: { zone: 'x' } }), 'c-1'),
    ).toMatchObject({
      status: 404,
      code: 'ZONE.UNKNOWN',
      detail: 'No zone x.',
      correlationId: 'c-1',
      data: { zone: 'x' },
    });
  });

  it('calls a store that is away a 503', () => {
    expect(toProblem(new AppError('TIMESERIES.UNAVAILABLE', 'away'), 'c').status).toBe(503);
  });

  it('gives what the framework refuses a stable code', () => {
    expect(toProblem(new NotFoundException('Cannot GET /x'), 'c')).toMatchObject({
      status: 404,
      code: 'REQUEST.NOT_FOUND',
    });
    const tooBig = toProblem(Object.assign(new Error('FST_ERR_X'), { statusCode: 413 }), 'c');
    expect(tooBig.code).toBe('REQUEST.TOO_LARGE');
    expect(tooBig.detail).not.toContain('FST_ERR_X');
  });

  it('tells nothing of what nobody expected', () => {
    const { status, detail } = toProblem(new Error('password=secret'), 'c');
    expect(status).toBe(500);
    expect(detail).not.toContain('secret');
  });
});
