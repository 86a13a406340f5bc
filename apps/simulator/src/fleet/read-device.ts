import type { Device } from '#libs/contracts';
import { readAir, readWeather } from './read-air.js';
import { readFactory } from './read-factory.js';
import { readNetwork } from './read-network.js';
import { readPowerMain, readPowerMeter } from './read-power.js';
import { readSolar } from './read-solar.js';
import { readBin, readWeighbridge } from './read-waste.js';
import { readWastewaterInlet, readWastewaterOutlet } from './read-wastewater.js';
import { readConstructionWater, readWaterSupply } from './read-water.js';
import type { DeviceReader } from './reader.js';
import type { ZoneModel } from './zone-model.js';

/** The physical side of a device of any kind. */
export function readDevice(device: Device, zone: ZoneModel): DeviceReader {
  switch (device.kind) {
    case 'power-main':
      return readPowerMain(device, zone);
    case 'power-sub':
    case 'construction-power':
      return readPowerMeter(device, zone);
    case 'pv-inverter':
      return readSolar(device, zone);
    case 'water-supply':
      return readWaterSupply(device, zone);
    case 'construction-water':
      return readConstructionWater(device, zone);
    case 'wastewater-inlet':
      return readWastewaterInlet(device, zone);
    case 'wastewater-outlet':
      return readWastewaterOutlet(device, zone);
    case 'weighbridge':
      return readWeighbridge(device, zone);
    case 'waste-bin':
      return readBin(device, zone);
    case 'air-station':
      return readAir(device, zone);
    case 'weather-station':
      return readWeather(device, zone);
    case 'factory-control':
      return readFactory(device, zone);
    case 'network-probe':
      return readNetwork(device, zone);
  }
}
