import { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config.errors.js';

type Environment = Readonly<Record<string, string | undefined>>;

function describeProblem(
  schema: z.ZodObject,
  environment: Environment,
  issue: z.core.$ZodIssue,
): ConfigProblem {
  const variable = String(issue.path[0] ?? '');
  const field: unknown = schema.shape[variable];
  const purpose = field instanceof z.ZodType ? field.description : undefined;
  const hint = purpose === undefined ? '' : ` (${purpose})`;
  return environment[variable] === undefined
    ? { variable, problem: `is missing${hint}: set it and start again` }
    : { variable, problem: `cannot be used: ${issue.message}${hint}` };
}

/**
 * Reads the variables that a schema names, once, into a frozen typed object with the same names.
 * An empty variable counts as absent. Values never appear in the error, since some are secrets.
 *
 * @param schema Zod object whose keys are the variables' names; `.describe()` says what each is for.
 * @param environment The process environment unless a test brings its own.
 * @throws ConfigError listing every unusable variable and what to do.
 */
export function loadConfig<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment = process.env,
): Readonly<z.output<Schema>> {
  const present = Object.fromEntries(
    Object.keys(schema.shape).map(name => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(issue => describeProblem(schema, present, issue)));
  }
  return Object.freeze(parsed.data);
}
