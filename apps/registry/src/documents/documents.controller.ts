import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { factsWorkflowRpc as rpc } from '#libs/contracts';
import { DocumentsService } from './documents.service.js';

@Controller()
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @MessagePattern(rpc.documentPart.subject)
  addPart(@Payload({ schema: rpc.documentPart.request }) part: z.output<typeof rpc.documentPart.request>) {
    return this.documents.addPart(part);
  }

  @MessagePattern(rpc.finishDocument.subject)
  finish(
    @Payload({ schema: rpc.finishDocument.request }) request: z.output<typeof rpc.finishDocument.request>,
  ) {
    return this.documents.finish(request);
  }

  @MessagePattern(rpc.document.subject)
  find(@Payload({ schema: rpc.document.request }) { id }: z.output<typeof rpc.document.request>) {
    return this.documents.find(id);
  }

  @MessagePattern(rpc.documentBytes.subject)
  bytes(
    @Payload({ schema: rpc.documentBytes.request })
    { id, number }: z.output<typeof rpc.documentBytes.request>,
  ) {
    return this.documents.bytes(id, number);
  }
}
