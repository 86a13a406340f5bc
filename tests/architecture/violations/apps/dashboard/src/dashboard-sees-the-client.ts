import { thing } from '#libs/contracts';
export const used = thing;
