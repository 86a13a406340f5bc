import { thing } from './no-import-cycle.js';
export const other = () => thing;
