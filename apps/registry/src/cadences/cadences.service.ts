import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CadenceDeclaration, registryRpc } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { CHANGE_PUBLISHER, type ChangePublisher } from '../changes/changes.ports.js';
import { CADENCE_STORE, type CadenceStore } from './cadences.ports.js';

type Declaration = z.output<typeof registryRpc.declareCadence.request>;

/** How often devices are expected to send, per span of time. */
@Injectable()
export class CadencesService {
  constructor(
    @Inject(CADENCE_STORE) private readonly store: CadenceStore,
    @Inject(CHANGE_PUBLISHER) private readonly changes: ChangePublisher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(zone?: string): Promise<{ items: CadenceDeclaration[] }> {
    return { items: await this.store.list(zone) };
  }

  async declare({ devices, from, to, stepSeconds }: Declaration): Promise<{ declared: number }> {
    const at = this.clock.now();
    const declared = await this.store.declare(devices, { from, to, stepSeconds, declaredAt: at });
    if (declared > 0) await this.changes.publish({ kind: 'cadences', zone: null, at });
    return { declared };
  }
}
