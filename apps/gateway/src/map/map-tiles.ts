import { z } from 'zod';

/** Pictures of the world that somebody else serves, under the zones of the large map. */
export interface MapTiles {
  /** With `{z}`, `{x}` and `{y}`. */
  readonly address: string;
  /** What the one who serves them wants to be named as. */
  readonly credit: string;
}

/** Injection token of {@link MapTiles}, or `null` without any. */
export const MAP_TILES = Symbol('MapTiles');

/** What the interface says of the map. */
export const mapSettingsSchema = z
  .object({
    tiles: z
      .object({
        address: z.string().describe('Raster tiles in Web Mercator, with {z}, {x} and {y}'),
        credit: z.string().describe('To be shown on the map'),
      })
      .nullable()
      .describe('From another site; null: the map is drawn from what comes with the dashboard'),
  })
  .meta({ id: 'MapSettings' });

/** The address of tiles as an operator sets it. */
export const tilesAddressSchema = z
  .string()
  .refine(
    address => isWeb(address) && ['{z}', '{x}', '{y}'].every(part => address.includes(part)),
    'must be the https:// address of tiles with {z}, {x} and {y}, e.g. https://tiles.example.org/{z}/{x}/{y}.png',
  );

function isWeb(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
}
