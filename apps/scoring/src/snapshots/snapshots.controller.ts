import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { SNAPSHOT_PART_BYTES, snapshotRpc as rpc } from '#libs/contracts';
import { writeSnapshotFile } from '#libs/readiness';
import { FreezeService } from './freeze.service.js';
import { SigningKeys } from './signing-keys.js';
import { SNAPSHOT_STORE, type SnapshotStore } from './snapshots.ports.js';
import { VerificationService } from './verification.service.js';

type Asked<Name extends keyof typeof rpc> = z.output<(typeof rpc)[Name]['request']>;
type Answer<Name extends keyof typeof rpc> = z.output<(typeof rpc)[Name]['reply']>;

@Controller()
export class SnapshotsController {
  constructor(
    private readonly freezer: FreezeService,
    private readonly verification: VerificationService,
    private readonly signingKeys: SigningKeys,
    @Inject(SNAPSHOT_STORE) private readonly store: SnapshotStore,
  ) {}

  @MessagePattern(rpc.list.subject)
  async list(
    @Payload({ schema: rpc.list.request }) { before, limit }: Asked<'list'>,
  ): Promise<Answer<'list'>> {
    return { items: await this.store.list(before, limit) };
  }

  @MessagePattern(rpc.file.subject)
  async file(
    @Payload({ schema: rpc.file.request }) { sequence, offset }: Asked<'file'>,
  ): Promise<Answer<'file'>> {
    const snapshot = await this.store.find(sequence);
    if (snapshot === null) return { part: null };
    const file = Buffer.from(writeSnapshotFile(snapshot), 'utf8');
    const part = file.subarray(offset, offset + SNAPSHOT_PART_BYTES);
    return { part: { base64: part.toString('base64'), total: file.length } };
  }

  @MessagePattern(rpc.keys.subject)
  keys(): Answer<'keys'> {
    return { items: this.signingKeys.list() };
  }

  @MessagePattern(rpc.verify.subject)
  verify(): Promise<Answer<'verify'>> {
    return this.verification.check();
  }

  @MessagePattern(rpc.freeze.subject)
  freeze(@Payload({ schema: rpc.freeze.request }) request: Asked<'freeze'>): Promise<Answer<'freeze'>> {
    return this.freezer.freeze(request);
  }
}
