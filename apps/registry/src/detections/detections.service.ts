import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type detectionsRpc, systemActor } from '#libs/contracts';
import { type Clock, newId } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { DETECTION_STORE, type Detection, type DetectionStore } from './detections.ports.js';
import { detectedEventId, type DetectionOutcome, planDetection } from './plan-detection.js';

type Detected = z.output<typeof detectionsRpc.detect.request>;

/** Proposes days over a legal limit. A person confirms them with a document, or rejects them. */
@Injectable()
export class DetectionsService {
  constructor(
    @Inject(DETECTION_STORE) private readonly store: DetectionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  detect({ zone, device, metric, day, evidence }: Detected): Promise<DetectionOutcome> {
    const at = this.clock.now();
    return this.store.record(
      {
        ...{ id: newId(at), zone, key: detectedEventId(device, metric, day), baseRevision: 0, at },
        subject: 'event',
        change: {
          ...{ action: 'record', kind: 'exceedance-day', occurredOn: day },
          detection: { device, metric },
        },
        reason: `24 h mean of ${metric} over its legal limit`,
        actor: systemActor('alarms'),
      },
      evidence,
      latest => planDetection(latest, evidence),
    );
  }

  list(from: string): Promise<Detection[]> {
    return this.store.list(from);
  }
}
