import { areSingleKeysOn } from './single-keys.js';
import type { System } from './systems.js';

/** What a key, or a pair of keys, asks for. */
export type KeyCommand =
  | { readonly do: 'search' | 'help' | 'city' | 'alarms' | 'wall' }
  | { readonly do: 'system'; readonly id: System['id'] | 'devices' };

/** Second keys after `g`, by place. */
export const GO_KEYS = {
  c: 'city',
  m: 'alarms',
  v: 'wall',
  e: 'power',
  w: 'water',
  s: 'wastewater',
  r: 'waste',
  a: 'air',
  n: 'network',
  d: 'devices',
} as const;

/** The command of a key after another; `null` for keys that mean nothing here. */
export function keyCommand(first: string | null, key: string): KeyCommand | null {
  if (first === 'g' && Object.hasOwn(GO_KEYS, key)) {
    const place = GO_KEYS[key as keyof typeof GO_KEYS];
    return place === 'city' || place === 'alarms' || place === 'wall'
      ? { do: place }
      : { do: 'system', id: place };
  }
  if (key === '/') return { do: 'search' };
  return key === '?' ? { do: 'help' } : null;
}

/** Whether a key goes into a text, where it is a letter and no command. */
function isTyping({ target }: Pick<KeyboardEvent, 'target'>): boolean {
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Whether a key writes a character: a letter, a figure or a mark. Space, arrows and the like do not. */
export const isCharacter = (key: string): boolean => key.length === 1 && key !== ' ';

type Pressed = Pick<KeyboardEvent, 'target' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Whether a key may be a command: with none held beside it, not into a text, and no character where those are switched off. */
export function mayCommand(event: Pressed): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return false;
  return !isCharacter(event.key) || areSingleKeysOn();
}
