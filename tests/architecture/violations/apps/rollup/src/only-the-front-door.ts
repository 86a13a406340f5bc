import { thing } from '../../../libs/contracts/src/thing.js';
export const used = thing;
