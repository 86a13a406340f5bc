import { type ScoreSummary, subjects } from '#libs/contracts';
import type { JetStreamPublisher } from '#libs/messaging';
import type { ScorePublisher } from './scores.ports.js';

export class JetStreamScorePublisher implements ScorePublisher {
  private readonly encoder = new TextEncoder();

  constructor(private readonly publisher: JetStreamPublisher) {}

  async publish(summary: ScoreSummary): Promise<void> {
    const { zone, asOf, revision } = summary;
    await this.publisher.publish(subjects.score(zone), this.encoder.encode(JSON.stringify(summary)), {
      msgId: `score:${zone}:${asOf}:${revision}`,
    });
  }
}
