import { Inject, Injectable } from '@nestjs/common';
import { type Certificates, ErrorCode, type Requirement } from '#libs/contracts';
import { checkRequirements } from '#libs/readiness';
import { AppError } from '#libs/runtime';
import { ScoresService } from '../scores/scores.service.js';
import { CERTIFICATE_READER, type CertificateReader } from './certificates.ports.js';

/** Says how far a zone is with each requirement, from its newest score and the facts on record. */
@Injectable()
export class CertificatesService {
  constructor(
    @Inject(CERTIFICATE_READER) private readonly reader: CertificateReader,
    private readonly scores: ScoresService,
  ) {}

  /** @throws AppError `ZONE.UNKNOWN`, `SCORE.NOT_YET_COMPUTED`. */
  async ofZone(code: string): Promise<Certificates> {
    const [zone, score] = await Promise.all([this.reader.zone(code), this.scores.findCurrent(code)]);
    if (zone === undefined) throw new AppError(ErrorCode.ZoneUnknown, `There is no zone ${code}.`);
    if (score === null) throw new AppError(ErrorCode.ScoreMissing, 'This zone has no score yet.');
    const { requirements, facts, events } = await this.reader.rows(code);
    const results = checkRequirements(requirements, {
      zone: { code, status: zone.status, areaHa: zone.areaHa },
      asOf: score.asOf,
      facts,
      events,
      indicators: score.indicators,
    });
    return {
      zone: code,
      track: score.track,
      asOf: score.asOf,
      items: results.map((result, index) => ({ ...(requirements[index] as Requirement), ...result })),
    };
  }
}
