/** A key for one intent. `crypto.randomUUID` exists on HTTPS and on the machine itself only; a control room's network has neither. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
