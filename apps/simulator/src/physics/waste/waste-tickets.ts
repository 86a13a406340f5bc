import { between, hashNumber, uniform } from '../random/hash.js';
import { DAY_MS, HOUR_MS, localDay, SECOND_MS, startOfLocalDay } from '../time/local-time.js';
import { workShare } from '../time/work-calendar.js';

/** A lorry's load, kg, and most lorries a day. */
const LORRY_KG = 8_500;
const MOST_LORRIES = 40;
/** The store is sized for ten days of hazardous waste, which is 15 % of all waste. */
const STORE_DAYS = 10;
const HAZARDOUS_SHARE = 0.15;
/** Days between two shipments of hazardous waste. */
const SHIPMENT_DAYS = 6;

/** The steps of a hazardous-waste manifest. */
const Manifest = { Issued: 1, HandedOver: 2, Received: 3 } as const;

/** Waste of a zone, as its weighbridge sees it. */
export interface WasteYard {
  readonly seed: number;
  readonly quality: number;
  readonly storeCapKg: number;
}

/** Something that a waste station reports. */
export interface WasteEvent {
  readonly metric: 'waste.weight' | 'waste.haz.stock' | 'waste.manifest';
  readonly timeMs: number;
  readonly value: number;
}

/** Hazardous waste of an ordinary day, kg. */
function hazardousKgDay(yard: WasteYard): number {
  return (yard.storeCapKg / STORE_DAYS) * between(yard.seed, 61, 0.6, 0.85);
}

/** Hazardous waste in the store, kg: a sawtooth between shipments. */
function hazardousStock(yard: WasteYard, timeMs: number): number {
  const offset = Math.floor(uniform(yard.seed, 62) * SHIPMENT_DAYS);
  const shipment = lastShipment(localDay(timeMs) - (timeMs < shipmentTime(localDay(timeMs)) ? 1 : 0), offset);
  const days = (timeMs - shipmentTime(shipment)) / DAY_MS;
  const left = between(hashNumber(yard.seed, shipment), 5, 0.02, 0.12) * yard.storeCapKg;
  return Math.min(yard.storeCapKg, left + hazardousKgDay(yard) * days);
}

function lastShipment(day: number, offset: number): number {
  return Math.floor((day - offset) / SHIPMENT_DAYS) * SHIPMENT_DAYS + offset;
}

function shipmentTime(day: number): number {
  return startOfLocalDay(day) + 9 * HOUR_MS;
}

/** Everything the station reports of a local day, oldest first. */
export function wasteEventsOfDay(yard: WasteYard, day: number): WasteEvent[] {
  const own = hashNumber(yard.seed + 65, day);
  const start = startOfLocalDay(day);
  const events: WasteEvent[] = [];
  const dayKg = (hazardousKgDay(yard) / HAZARDOUS_SHARE) * workShare(day, 0.25) * between(own, 1, 0.85, 1.15);
  const lorries = Math.min(MOST_LORRIES, Math.max(1, Math.round(dayKg / LORRY_KG)));
  for (let i = 0; i < lorries; i++) {
    // Between 6:30 and 17 h, each lorry in its own slot so that two are never weighed at once.
    const slotMs = (10.5 * HOUR_MS) / lorries;
    const at = start + 6.5 * HOUR_MS + slotMs * (i + 0.9 * uniform(own, 100 + i));
    const kg = (dayKg / lorries) * between(own, 300 + i, 0.7, 1.3);
    events.push({
      metric: 'waste.weight',
      timeMs: wholeSecond(at),
      value: Math.min(29_500, Math.max(60, Math.round(kg / 20) * 20)),
    });
  }
  // The store is weighed in the morning, after the shipment if there is one.
  const weighedAt = shipmentTime(day) + 20 * 60_000;
  events.push({
    metric: 'waste.haz.stock',
    timeMs: weighedAt,
    value: Math.round(hazardousStock(yard, weighedAt)),
  });
  events.push(...manifestsOfDay(yard, day));
  return events.sort((a, b) => a.timeMs - b.timeMs);
}

/** Steps that fall on this day, of the shipments of the last two months. */
function manifestsOfDay(yard: WasteYard, day: number): WasteEvent[] {
  const offset = Math.floor(uniform(yard.seed, 62) * SHIPMENT_DAYS);
  const events: WasteEvent[] = [];
  const last = lastShipment(day, offset);
  for (let shipment = last; shipment > last - 60; shipment -= SHIPMENT_DAYS) {
    const own = hashNumber(yard.seed + 67, shipment);
    const issued = shipmentTime(shipment) - HOUR_MS + between(own, 1, 0, 20) * 60_000;
    const steps: [number, number][] = [
      [issued, Manifest.Issued],
      [shipmentTime(shipment) + between(own, 2, 0, 15) * 60_000, Manifest.HandedOver],
    ];
    // A receipt sometimes takes weeks where the zone is run less well.
    const isSlow = uniform(own, 3) < 0.3 * (1 - yard.quality);
    const days = isSlow ? between(own, 4, 8, 45) : between(own, 4, 0.3, 3);
    steps.push([issued + days * DAY_MS, Manifest.Received]);
    for (const [time, value] of steps) {
      if (localDay(time) === day) {
        events.push({ metric: 'waste.manifest', timeMs: wholeSecond(time), value });
      }
    }
  }
  return events;
}

function wholeSecond(timeMs: number): number {
  return Math.round(timeMs / SECOND_MS) * SECOND_MS;
}
