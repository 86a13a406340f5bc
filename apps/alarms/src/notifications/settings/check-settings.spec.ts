import { aRoute } from '../../test/notifications.builder.js';
import { checkRecipient, checkRoute, routesNaming } from './check-settings.js';

const route = aRoute({
  recipients: ['lan', 'gone'],
  escalation: [
    { afterMinutes: 5, recipients: ['lan'] },
    { afterMinutes: 10, recipients: ['minh'] },
  ],
});

describe('settings of notifications', () => {
  it('demands a secret of a webhook only', () => {
    const webhook = { kind: 'webhook', url: 'https://a.test' } as const;
    expect(checkRecipient(webhook, false)).toMatchObject([{ path: 'secret' }]);
    expect(checkRecipient(webhook, true)).toEqual([]);
    expect(checkRecipient({ kind: 'email', address: 'a@a.test' }, false)).toEqual([]);
  });

  it('finds who is named and does not exist, and who still names somebody', () => {
    expect(checkRoute(route.definition, new Set(['lan'])).map(({ path }) => path)).toEqual([
      'recipients',
      'escalation.1.recipients',
    ]);
    expect(routesNaming('minh', [route])).toEqual(['all']);
    expect(routesNaming('hoa', [route])).toEqual([]);
  });
});
