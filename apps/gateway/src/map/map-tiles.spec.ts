import { securityHeaders } from '../http/security-headers.js';
import { tilesAddressSchema } from './map-tiles.js';

const ADDRESS = 'https://tiles.example.org/{z}/{x}/{y}.png?key=1';

describe('map tiles', () => {
  it.each([
    'https://tiles.example.org/{z}/{x}.png',
    'tiles.example.org/{z}/{x}/{y}.png',
    'javascript:{z}{x}{y}',
    '',
  ])('are not at %j', address => {
    expect(tilesAddressSchema.safeParse(address).error?.message).toContain('https://');
  });

  it('are fetched from their site alone', () => {
    expect(tilesAddressSchema.parse(ADDRESS)).toBe(ADDRESS);
    const policy = securityHeaders(ADDRESS)['content-security-policy'];
    expect(policy).toContain("connect-src 'self' https://tiles.example.org");
    expect(policy.split('https:')).toHaveLength(2);
    expect(securityHeaders()['content-security-policy']).not.toContain('https:');
  });
});
