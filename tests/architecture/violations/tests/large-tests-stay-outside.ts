import { thing } from '#libs/messaging';
export const used = thing;
