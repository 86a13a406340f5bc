import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiSchema } from './open-api-schema.js';
import { problemResponse, problemSchema } from './problem.schema.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const DESCRIPTION = `Live readings, history, readiness scores and alarms of the industrial zones of Hải Phòng.

Times are Unix milliseconds in answers and RFC 3339 in queries. Lists answer \`{items, nextCursor}\`; hand
\`nextCursor\` back as \`cursor\` for the next page. Errors are RFC 9457 problems with a stable \`code\` and a
correlation id. Where data comes from simulated devices, the answer says so.`;

/** The OpenAPI document; 3.0.3, which is what Zod schemas are converted to. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle('Greenzone')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = (document.components ??= {}).schemas;
  document.components.schemas = { ...schemas, Problem: openApiSchema(problemSchema) };
  // Any route can fail; none has to repeat how.
  for (const path of Object.values(document.paths))
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) operation.responses = { ...operation.responses, default: problemResponse('Problem') };
    }
  return document;
}
