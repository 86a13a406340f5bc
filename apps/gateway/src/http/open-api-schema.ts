import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

/** A schema of the OpenAPI document, in place. */
export type OpenApiSchema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/**
 * A Zod schema as OpenAPI 3.0 has it.
 *
 * @param io `input` for what a client sends, with defaults left out; `output` for what it gets.
 */
export function openApiSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): OpenApiSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'openapi-3.0', io });
  return rest as OpenApiSchema;
}
