import fc from 'fast-check';
import { isAllowedAddress, mayCall, parseNetwork } from './address-guard.js';

const PRIVATE = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
  ...['198.18.0.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1', '100::1'],
  ...[
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '0:0:0:0:0:ffff:0a00:0001',
    '::127.0.0.1',
  ],
  ...[
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:1::1',
    '::ffff:0:127.0.0.1',
    '2001:db8::1',
  ],
];
const OTHER_FORMS = [
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.1',
  '0x7f.0.0.1',
  '8.8.2056',
  '',
  'localhost',
  '8.8.8.8 ',
];

describe('addresses of webhooks', () => {
  it.each(PRIVATE)('refuses %s', address => {
    expect(isAllowedAddress(address)).toBe(false);
  });

  it.each(OTHER_FORMS)('takes %p for no address at all', address => {
    expect(isAllowedAddress(address)).toBe(false);
  });

  it.each(['1.1.1.1', '8.8.8.8', '172.15.255.255', '172.32.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    'allows %s',
    address => {
      expect(isAllowedAddress(address)).toBe(true);
    },
  );

  it('judges an IPv4 address the same in each form of IPv6 that carries it as such', () => {
    fc.assert(
      fc.property(fc.ipV4(), address => {
        const hex = address
          .split('.')
          .map(part => Number(part).toString(16).padStart(2, '0'))
          .join('')
          .replace(/(....)$/, ':$1');
        expect(isAllowedAddress(`::ffff:${hex}`)).toBe(isAllowedAddress(address));
        expect(isAllowedAddress(`::ffff:${address}`)).toBe(isAllowedAddress(address));
      }),
    );
  });

  it('allows what the configuration names and nothing beside it', () => {
    const allowed = [parseNetwork('10.1.0.0/16'), parseNetwork('fd00:1::/32')];
    expect(isAllowedAddress('10.1.2.3', allowed)).toBe(true);
    expect(isAllowedAddress('::ffff:10.1.2.3', allowed)).toBe(true);
    expect(isAllowedAddress('fd00:1::5', allowed)).toBe(true);
    expect(isAllowedAddress('10.2.2.3', allowed)).toBe(false);
    expect(mayCall(new URL('https://a.test'), '8.8.8.8', allowed)).toBe(true);
    expect(mayCall(new URL('http://a.test'), '8.8.8.8', allowed)).toBe(false);
    expect(mayCall(new URL('http://a.test'), '10.1.2.3', allowed)).toBe(true);
  });

  it.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::ffff:7f00:1]/',
  ])('is given %s by URL in a form that it refuses', url => {
    expect(isAllowedAddress(new URL(url).hostname.replace(/^\[|\]$/g, ''))).toBe(false);
  });
});
