import { other } from './no-import-cycle-other.js';
export const thing = () => other;
