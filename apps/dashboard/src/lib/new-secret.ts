function bytes(count: number): string {
  return String.fromCharCode(...crypto.getRandomValues(new Uint8Array(count)));
}

/** A secret that signs webhooks, as Standard Webhooks writes it. */
export function newWebhookSecret(): string {
  return `whsec_${btoa(bytes(32))}`;
}

/** A few letters by chance. */
export function newId(): string {
  return [...bytes(5)].map(byte => (byte.charCodeAt(0) % 36).toString(36)).join('');
}
