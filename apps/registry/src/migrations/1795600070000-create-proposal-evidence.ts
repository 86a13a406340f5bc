import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProposalEvidence1795600070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE proposal_evidence (
        proposal uuid NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        at_ms bigint NOT NULL,
        body jsonb NOT NULL,
        CONSTRAINT proposal_evidence_pkey PRIMARY KEY (proposal, number),
        CONSTRAINT proposal_evidence_proposal FOREIGN KEY (proposal) REFERENCES proposals (id)
      )`);
    await runner.query(`
      CREATE TRIGGER proposal_evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_evidence
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // What was detected is looked for by its event.
    await runner.query(`CREATE INDEX proposals_of_line ON proposals (subject, zone, key)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX proposals_of_line');
    await runner.query('DROP TABLE proposal_evidence');
  }
}
