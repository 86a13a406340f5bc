import { AppError } from '#libs/runtime';
import { classifyDatabaseError } from './database.errors.js';

const withCode = (code: string, more: object = {}): Error =>
  Object.assign(new Error('text'), { code, ...more });

describe('classifyDatabaseError', () => {
  it.each([
    ['40001', 'DATABASE.CONTENDED', true],
    ['40P01', 'DATABASE.CONTENDED', true],
    ['08006', 'DATABASE.UNAVAILABLE', true],
    ['53300', 'DATABASE.UNAVAILABLE', true],
    ['57P01', 'DATABASE.UNAVAILABLE', true],
    ['ECONNREFUSED', 'DATABASE.UNAVAILABLE', true],
    ['42P01', 'DATABASE.SCHEMA_MISSING', false],
    ['3F000', 'DATABASE.SCHEMA_MISSING', false],
    ['23505', 'DATABASE.CONFLICT', false],
    ['22P02', 'DATABASE.BAD_VALUE', false],
    ['28P01', 'DATABASE.REFUSED', false],
    ['42501', 'DATABASE.REFUSED', false],
    ['42601', 'DATABASE.FAILED', false],
  ])('takes %s for %s', (state, code, retryable) => {
    expect(classifyDatabaseError(withCode(state))).toMatchObject({ code, retryable });
    const wrapped = Object.assign(new Error('wrapped'), { driverError: withCode(state) });
    expect(classifyDatabaseError(wrapped)).toMatchObject({ code, retryable, cause: wrapped });
  });

  it('names the constraint, and passes an AppError on', () => {
    expect(
      classifyDatabaseError(withCode('23505', { constraint: 'zones_pkey', detail: 'Key (a)=(secret)' })),
    ).toMatchObject({
      data: { sqlState: '23505', constraint: 'zones_pkey' },
    });
    const own = new AppError('A.B', 'm');
    expect(classifyDatabaseError(own)).toBe(own);
  });

  it('knows a lost connection, also when every address of a host refused', () => {
    expect(classifyDatabaseError(new Error('Connection terminated unexpectedly'))).toMatchObject({
      retryable: true,
    });
    const all = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')], '');
    expect(classifyDatabaseError(all)).toMatchObject({ code: 'DATABASE.UNAVAILABLE', retryable: true });
  });
});
