import { thing } from '#libs/testing';
export const used = thing;
