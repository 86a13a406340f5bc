import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { FORMATS } from './write-table.js';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

/** Describes a route that answers with a file. */
export const ExportRoute = (operationId: string, summary: string) =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiOkResponse({
      content: { 'text/csv': BINARY, [FORMATS.xlsx]: BINARY },
    }),
  );
