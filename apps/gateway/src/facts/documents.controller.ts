import { Controller, Get, Headers, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Document,
  documentSchema,
  documentTypeSchema,
  ErrorCode,
  MAX_DOCUMENT_BYTES,
  zoneCodeSchema,
} from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { problemResponse } from '../http/problem.schema.js';
import { readBody } from '../http/read-body.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { DOCUMENT_BOX, type DocumentBox } from './documents.ports.js';

const MEDIA_TYPES = [...documentTypeSchema.options, 'application/octet-stream'];
const FILE_BODY = { types: MEDIA_TYPES, limit: MAX_DOCUMENT_BYTES, what: 'A document' };
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

const uploadQuerySchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{C}/\\"]+$/u, 'a file name without folders')
    .describe('Name of the file'),
});
const idSchema = z.uuid();

@ApiTags('facts')
@Controller()
export class DocumentsController {
  constructor(
    @Inject(DOCUMENT_BOX) private readonly box: DocumentBox,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    private readonly commands: CommandsService,
  ) {}

  @Post('zones/:code/documents')
  @ApiOperation({
    operationId: 'uploadDocument',
    summary: 'Keeps a PDF, PNG or JPEG of at most 10 MiB; the same file of a zone is kept once',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiConsumes(...MEDIA_TYPES)
  @ApiBody(BINARY)
  @ApiCreatedResponse({ standardSchema: documentSchema })
  @ApiUnprocessableEntityResponse(problemResponse('Not a PDF, PNG or JPEG by its first bytes'))
  async upload(
    @Param('code', { schema: zoneCodeSchema }) zone: string,
    @Query({ schema: uploadQuerySchema }) { name }: z.output<typeof uploadQuerySchema>,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    await this.registry.zone(zone);
    const bytes = await readBody(request, FILE_BODY);
    const command = { command: 'upload-document', target: zone, actorId, correlationId: request.id };
    return this.commands.run(command, actor => this.box.add({ zone, name, bytes }, actor));
  }

  @Get('documents/:id')
  @ApiOperation({ operationId: 'getDocument', summary: 'What a document is, with its SHA-256' })
  @ApiOkResponse({ standardSchema: documentSchema })
  find(@Param('id', { schema: idSchema }) id: string): Promise<Document> {
    return this.get(id);
  }

  @Get('documents/:id/content')
  @ApiOperation({ operationId: 'downloadDocument', summary: 'The file, byte for byte as it was uploaded' })
  @ApiOkResponse({ content: Object.fromEntries(documentTypeSchema.options.map(type => [type, BINARY])) })
  @ApiNotFoundResponse(problemResponse('No such document'))
  async content(@Param('id', { schema: idSchema }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const document = await this.get(id);
    const bytes = await this.box.content(document);
    void reply
      // Whatever a stranger made: it is kept by whoever wants it, and no browser shows or runs it here.
      .header('content-type', document.mediaType)
      .header(
        'content-disposition',
        `attachment; filename="document"; filename*=UTF-8''${encodeName(document.name)}`,
      )
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(bytes));
  }

  private async get(id: string): Promise<Document> {
    const found = await this.box.find(id);
    if (found) return found;
    throw new AppError(ErrorCode.DocumentUnknown, `There is no document ${id}.`);
  }
}

/** A name as RFC 8187 wants it: more is encoded than addresses need. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16)}`);
}
