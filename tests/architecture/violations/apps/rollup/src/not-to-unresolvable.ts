import { thing } from './nowhere.js';
export const used = thing;
