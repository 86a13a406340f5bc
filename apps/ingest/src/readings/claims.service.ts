import type { LedgerHour, LedgerStore } from '../ledger/ledger.ports.js';
import { findUnsure, groupClaims, hoursOf, pointName } from './find-unsure.js';
import type { PreparedPack } from './pack.js';
import type { ReadingStore } from './readings.ports.js';
import { type Claim, type ReplacedRow, settleAgainst, settleWithin } from './settle-claims.js';

/** Devices whose newest moment is remembered; forgetting one costs a question. */
const MOST_DEVICES = 50_000;

/** A group whose packs may hold each other's or an older pack's points. */
export interface ClaimedGroup {
  readonly packs: readonly PreparedPack[];
  /** Claims on moments at or before the newest known one of their device. */
  readonly unsure: readonly Claim[];
}

/**
 * Finds who holds a point when two packs claim it. A live reading is newer than all before it and costs one
 * comparison; the stores are asked only about older moments, in hours that have readings already.
 */
export class ClaimsService {
  private readonly newest = new Map<string, number>();
  /** Groups on their way that the ledger does not know yet. */
  private readonly underWay = new Set<ClaimedGroup>();

  constructor(
    private readonly ledger: Pick<LedgerStore, 'findTouchedHours' | 'newestEvents'>,
    private readonly store: Pick<ReadingStore, 'findRows'>,
  ) {}

  /** Reads what is not known yet of the packs' devices. */
  async learn(packs: readonly PreparedPack[]): Promise<void> {
    const unknown = new Set<string>();
    for (const { device, points } of packs) {
      if (points.length > 0 && !this.newest.has(device)) unknown.add(device);
    }
    if (unknown.size === 0) return;
    if (this.newest.size + unknown.size > MOST_DEVICES) this.newest.clear();
    const found = await this.ledger.newestEvents([...unknown]);
    for (const device of unknown) this.newest.set(device, found.get(device) ?? Number.NEGATIVE_INFINITY);
  }

  /** Notes a group's claims. Groups come in the order in which they are written. */
  enter(packs: readonly PreparedPack[]): ClaimedGroup {
    const group = { packs, unsure: findUnsure(packs, this.newest) };
    this.underWay.add(group);
    return group;
  }

  /**
   * Settles the group's claims; those that yield are marked. Every group before it must be written.
   *
   * @returns values that this group is about to replace.
   */
  async settle(group: ClaimedGroup): Promise<ReplacedRow[]> {
    if (group.unsure.length === 0) return [];
    const contested = groupClaims(group.unsure, group.packs);
    for (const claims of contested) settleWithin(claims);
    const standing = contested.flat().filter(({ point }) => point.state === 'claimed');
    const rows = await this.findRows(group, standing);
    return standing.flatMap(claim => {
      const row = rows.get(pointName(claim.pack, claim.point));
      const replaced = row && settleAgainst(claim, row);
      return replaced ? [replaced] : [];
    });
  }

  /** Forgets a group: the ledger knows it, or it will come again. */
  leave(group: ClaimedGroup): void {
    this.underWay.delete(group);
  }

  private async findRows(group: ClaimedGroup, claims: readonly Claim[]) {
    const hours = hoursOf(claims);
    // First: a group that gets into the ledger while that is asked would be in neither.
    const underWay = [...this.hoursUnderWay(group)];
    const recorded = await this.ledger.findTouchedHours(uniqueHours(hours));
    const touched = new Set([...recorded, ...underWay].map(hourName));
    const asked = hours.filter(hour => touched.has(hourName(hour)));
    const rows = asked.length === 0 ? [] : await this.store.findRows(asked);
    return new Map(rows.map(row => [pointName(row, row), row]));
  }

  /** The other groups' hours: written, perhaps, but not in the ledger yet. */
  private *hoursUnderWay(group: ClaimedGroup): Iterable<LedgerHour> {
    for (const other of this.underWay) {
      if (other === group) continue;
      for (const pack of other.packs) {
        for (const hour of hoursOf(pack.points.map(point => ({ pack, point })))) yield hour;
      }
    }
  }
}

function hourName({ device, hour }: LedgerHour): string {
  return `${device} ${hour}`;
}

function uniqueHours(hours: readonly LedgerHour[]): LedgerHour[] {
  return [...new Map(hours.map(hour => [hourName(hour), hour])).values()];
}
