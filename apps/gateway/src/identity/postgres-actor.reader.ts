import type { DataSource } from 'typeorm';
import type { Actor } from '#libs/contracts';
import { classifyDatabaseError } from '#libs/database';
import { ActorRow } from './actor.entity.js';
import type { ActorReader } from './identity.ports.js';

/** Actors in PostgreSQL. All are unverified until sign-in exists. */
export class PostgresActorReader implements ActorReader {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<Actor[]> {
    try {
      const rows = await this.dataSource.getRepository(ActorRow).find({ order: { position: 'ASC' } });
      return rows.map(actorOf);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }

  async find(id: string): Promise<Actor | undefined> {
    try {
      const row = await this.dataSource.getRepository(ActorRow).findOneBy({ id });
      return row ? actorOf(row) : undefined;
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

function actorOf({ id, name, role }: ActorRow): Actor {
  return { id, name, role, unverified: true };
}
