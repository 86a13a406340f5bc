import { thing } from '../apps/alarms/src/thing.js';
export const used = thing;
