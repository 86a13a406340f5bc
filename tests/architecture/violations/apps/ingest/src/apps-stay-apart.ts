import { thing } from '../../alarms/src/thing.js';
export const used = thing;
