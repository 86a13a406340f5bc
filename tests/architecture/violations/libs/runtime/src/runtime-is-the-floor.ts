import { thing } from '#libs/telemetry';
export const used = thing;
