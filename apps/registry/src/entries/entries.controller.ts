import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { alarmRulesRpc, certificatesRpc, factsWorkflowRpc, methodRpc, registryRpc } from '#libs/contracts';
import { EntriesService } from './entries.service.js';
import { entryKinds } from './entry-kinds.js';

/** Which zone is asked for, if any. */
type OfZone = z.output<typeof registryRpc.devices.request>;

@Controller()
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  @MessagePattern(registryRpc.zones.subject)
  zones() {
    return this.entries.list(entryKinds.zones);
  }

  @MessagePattern(registryRpc.devices.subject)
  devices(@Payload({ schema: registryRpc.devices.request }) { zone }: OfZone) {
    return this.entries.list(entryKinds.devices, zone);
  }

  @MessagePattern(registryRpc.metrics.subject)
  metrics() {
    return this.entries.list(entryKinds.metrics);
  }

  @MessagePattern(registryRpc.limits.subject)
  limits() {
    return this.entries.list(entryKinds.limits);
  }

  @MessagePattern(factsWorkflowRpc.kinds.subject)
  factKinds() {
    return this.entries.list(entryKinds.factKinds);
  }

  @MessagePattern(methodRpc.indicators.subject)
  indicators() {
    return this.entries.list(entryKinds.indicators);
  }

  @MessagePattern(methodRpc.pillars.subject)
  pillars() {
    return this.entries.list(entryKinds.pillars);
  }

  @MessagePattern(methodRpc.weightPresets.subject)
  weightPresets() {
    return this.entries.list(entryKinds.weightPresets);
  }

  @MessagePattern(methodRpc.tariffs.subject)
  tariffs() {
    return this.entries.list(entryKinds.tariffs);
  }

  @MessagePattern(methodRpc.sources.subject)
  sources() {
    return this.entries.list(entryKinds.sources);
  }

  @MessagePattern(certificatesRpc.requirements.subject)
  requirements() {
    return this.entries.list(entryKinds.requirements);
  }

  @MessagePattern(alarmRulesRpc.rules.subject)
  alarmRules() {
    return this.entries.list(entryKinds.alarmRules);
  }
}
