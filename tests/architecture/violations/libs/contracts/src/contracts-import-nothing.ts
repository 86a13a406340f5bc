import { thing } from '#libs/runtime';
export const used = thing;
