import { z } from 'zod';
import { parseNetwork } from './channels/address-guard.js';
import type { MailServer } from './channels/email.channel.js';

const networksSchema = z
  .string()
  .default('')
  .transform((text, context) => {
    try {
      return text
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== '')
        .map(parseNetwork);
    } catch {
      context.addIssue({ code: 'custom', message: 'networks like 10.1.0.0/16, commas between' });
      return z.NEVER;
    }
  });

/** Variables of notifications; part of the service's schema. */
export const notificationEnvironment = {
  GZ_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:18080')
    .describe('address under which people reach the dashboard, for links'),
  GZ_SMTP_HOST: z.string().optional().describe('mail server; without it no e-mail is sent'),
  GZ_SMTP_PORT: z.coerce.number().int().min(1).max(65_535).optional().describe('its port'),
  GZ_SMTP_SECURITY: z
    .enum(['tls', 'starttls', 'none'])
    .default('starttls')
    .describe('TLS from the first byte, STARTTLS demanded, or none'),
  GZ_SMTP_USER: z.string().optional().describe('user of the mail server'),
  GZ_SMTP_PASSWORD: z.string().optional().describe('password of that user'),
  GZ_SMTP_FROM: z.email().optional().describe('address that e-mail comes from'),
  GZ_WEBHOOK_NETWORKS: networksSchema.describe(
    'networks that webhooks may call although they are not public, e.g. 10.1.0.0/16; also without TLS',
  ),
};

/** The part of the configuration that notifications read. */
export type NotificationConfig = z.output<z.ZodObject<typeof notificationEnvironment>>;

/** Usual ports by RFC 8314 and RFC 6409. */
const PORTS = { tls: 465, starttls: 587, none: 25 } as const;

/** How the mail server is reached; `undefined` when none is configured. */
export function mailServerOf(config: NotificationConfig): MailServer | undefined {
  const { GZ_SMTP_HOST: host, GZ_SMTP_FROM: from, GZ_SMTP_SECURITY: security } = config;
  if (host === undefined || from === undefined) return undefined;
  return {
    ...{ host, security, from, port: config.GZ_SMTP_PORT ?? PORTS[security] },
    ...{ user: config.GZ_SMTP_USER, password: config.GZ_SMTP_PASSWORD },
  };
}
