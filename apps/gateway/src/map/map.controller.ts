import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { MAP_TILES, mapSettingsSchema, type MapTiles } from './map-tiles.js';

@ApiTags('system')
@Controller('map')
export class MapController {
  constructor(@Inject(MAP_TILES) private readonly tiles: MapTiles | null) {}

  @Get()
  @ApiOperation({ operationId: 'getMapSettings', summary: 'What the map of the dashboard lies on' })
  @ApiOkResponse({ standardSchema: mapSettingsSchema })
  settings(): z.output<typeof mapSettingsSchema> {
    return { tiles: this.tiles };
  }
}
