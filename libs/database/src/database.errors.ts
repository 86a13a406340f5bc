import { AppError } from '#libs/runtime';

/** Codes of what can go wrong between us and PostgreSQL. */
export const DatabaseCode = {
  /** No connection, no room, or shutting down; the same call may succeed later. */
  Unavailable: 'DATABASE.UNAVAILABLE',
  /** Two transactions met; the same one may succeed now. */
  Contended: 'DATABASE.CONTENDED',
  /** A unique, foreign key, check or not-null rule refuses the change. */
  Conflict: 'DATABASE.CONFLICT',
  /** The value does not fit the column. */
  BadValue: 'DATABASE.BAD_VALUE',
  /** The schema or a table is missing: migrations have not run. */
  SchemaMissing: 'DATABASE.SCHEMA_MISSING',
  /** The role may not do this, or its password is wrong. */
  Refused: 'DATABASE.REFUSED',
  /** Anything else: a fault of ours. */
  Failed: 'DATABASE.FAILED',
} as const;
export type DatabaseCode = (typeof DatabaseCode)[keyof typeof DatabaseCode];

interface Rule {
  readonly states: RegExp;
  readonly code: DatabaseCode;
  readonly retryable: boolean;
  readonly advice: string;
}

/** SQLSTATE classes: appendix A of PostgreSQL's manual. First match counts. */
const RULES: readonly Rule[] = [
  { states: /^(40001|40P01|55P03)$/, code: DatabaseCode.Contended, retryable: true, advice: 'try again' },
  {
    states: /^(08...|53...|57P0[1-5]|57014|58...)$/,
    code: DatabaseCode.Unavailable,
    retryable: true,
    advice: 'check that PostgreSQL runs and has room, then try again',
  },
  {
    states: /^(3F000|42P01|42703|42883)$/,
    code: DatabaseCode.SchemaMissing,
    retryable: false,
    advice: 'run the migrations (npm start does)',
  },
  {
    states: /^23...$/,
    code: DatabaseCode.Conflict,
    retryable: false,
    advice: 'the data breaks a rule of the schema',
  },
  {
    states: /^22...$/,
    code: DatabaseCode.BadValue,
    retryable: false,
    advice: 'the value does not fit its column',
  },
  {
    states: /^(28...|42501|3D000)$/,
    code: DatabaseCode.Refused,
    retryable: false,
    advice: 'check database, role and password',
  },
];

const SQL_STATE = /^[0-9A-Z]{5}$/;
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const LOST_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|not queryable/i;

/**
 * Turns an error of `pg` or TypeORM into an `AppError` that says whether a retry may help. `data` has the
 * SQLSTATE and the constraint, never values.
 */
export function classifyDatabaseError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const state = sqlStateOf(error);
  const text = messageOf(error);
  const rule = state === undefined ? undefined : RULES.find(({ states }) => states.test(state));
  if (rule) {
    return new AppError(rule.code, `PostgreSQL: ${text}; ${rule.advice}`, {
      retryable: rule.retryable,
      cause: error,
      data: { sqlState: state, ...constraintOf(error) },
    });
  }
  if ((state !== undefined && NETWORK.test(state)) || LOST_CONNECTION.test(text)) {
    return new AppError(
      DatabaseCode.Unavailable,
      `PostgreSQL does not answer (${text || state}); check that it runs`,
      { retryable: true, cause: error },
    );
  }
  return new AppError(DatabaseCode.Failed, `PostgreSQL: ${text}`, {
    cause: error,
    ...(state === undefined ? {} : { data: { sqlState: state } }),
  });
}

/** Whether an error comes from PostgreSQL or the way to it, and not from the work done with it. */
export function isDatabaseFailure(error: unknown): boolean {
  if (error instanceof AppError) return false;
  const state = sqlStateOf(error);
  return state === undefined
    ? LOST_CONNECTION.test(messageOf(error))
    : SQL_STATE.test(state) || NETWORK.test(state);
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

/** `code` of the error or of the driver's error inside TypeORM's: a SQLSTATE or a system error's name. */
function sqlStateOf(error: unknown): string | undefined {
  for (const candidate of candidatesOf(error)) {
    if ('code' in candidate && typeof candidate.code === 'string') return candidate.code;
  }
  return undefined;
}

function constraintOf(error: unknown): { constraint?: string } {
  for (const candidate of candidatesOf(error)) {
    if ('constraint' in candidate && typeof candidate.constraint === 'string') {
      return { constraint: candidate.constraint };
    }
  }
  return {};
}

function candidatesOf(error: unknown): object[] {
  if (typeof error !== 'object' || error === null) return [];
  const inner = [
    'driverError' in error ? error.driverError : undefined,
    // Node tries every address of a host and reports the failures together.
    'errors' in error && Array.isArray(error.errors) ? (error.errors as readonly unknown[])[0] : undefined,
  ];
  return [error, ...inner.filter(value => typeof value === 'object' && value !== null)];
}
