import { thing } from './index.js';
export const used = thing;
