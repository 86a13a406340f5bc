import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The OpenAPI document; 3.0.3, which is what Zod schemas are converted to. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle('Greenzone')
    .setDescription(
      'Live readings, history, readiness scores and alarms of the industrial zones of Hải Phòng. ' +
        'Errors are RFC 9457 problems with a stable `code`. Times are Unix milliseconds unless a string.',
    )
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, config);
}
