import { thing } from '#libs/database';
export const used = thing;
