import { createHmac } from 'node:crypto';

/**
 * Signature of a webhook after Standard Webhooks 1.0: HMAC-SHA256 of id, time and body with dots between.
 *
 * @param secret `whsec_` and the key in Base64.
 * @param seconds Unix time of the attempt, s.
 */
export function signWebhook(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}
