import { aRoute } from '../../test/notifications.builder.js';
import { parseNetwork } from '../channels/address-guard.js';
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

  it.each([
    ['https://127.0.0.1/', 1],
    ['http://127.0.0.1:9', 1],
    ['https://10.1.2.3/hook', 1],
    ['https://[::1]/', 1],
    ['https://localhost/', 1],
    ['http://93.184.216.34/', 1],
    ['https://93.184.216.34/', 0],
    ['https://hooks.example.org/', 0],
    ['http://10.9.0.1/', 0],
  ])('says of %s at once whether it would be called', (url, faults) => {
    const found = checkRecipient({ kind: 'webhook', url }, true, [parseNetwork('10.9.0.0/16')]);
    expect(found.map(({ path }) => path)).toEqual(faults === 1 ? ['definition.channel.url'] : []);
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
