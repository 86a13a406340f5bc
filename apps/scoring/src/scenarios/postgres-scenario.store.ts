import type { DataSource } from 'typeorm';
import type { Scenario } from '#libs/contracts';
import { withDatabaseErrors } from '#libs/database';
import { StoredScenario } from './scenario.entity.js';
import type { ScenarioStore } from './scenarios.ports.js';

export class PostgresScenarioStore implements ScenarioStore {
  constructor(private readonly dataSource: DataSource) {}

  async list(zone?: string): Promise<Scenario[]> {
    const rows = await withDatabaseErrors(() =>
      this.rows().find({
        ...(zone !== undefined && { where: { zone } }),
        order: { updatedAt: 'DESC', id: 'ASC' },
      }),
    );
    return rows.map(toScenario);
  }

  async find(id: string): Promise<Scenario | null> {
    const row = await withDatabaseErrors(() => this.rows().findOneBy({ id }));
    return row && toScenario(row);
  }

  async save(scenario: Scenario): Promise<void> {
    const { createdAt, updatedAt, ...rest } = scenario;
    const row = { ...rest, createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) };
    await withDatabaseErrors(() => this.rows().save(row));
  }

  async remove(id: string): Promise<void> {
    await withDatabaseErrors(() => this.rows().delete({ id }));
  }

  private rows() {
    return this.dataSource.getRepository(StoredScenario);
  }
}

function toScenario({ createdAt, updatedAt, ...row }: StoredScenario): Scenario {
  return { ...row, createdAt: createdAt.getTime(), updatedAt: updatedAt.getTime() };
}
