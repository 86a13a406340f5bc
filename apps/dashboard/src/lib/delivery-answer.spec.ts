import { globSync, readFileSync } from 'node:fs';
import { en } from '../i18n/notifications/en.js';
import { vi } from '../i18n/notifications/vi.js';
import { deliveryAnswer } from './delivery-answer.js';

const SERVER = 'apps/alarms/src/notifications';
const sources = globSync(`${SERVER}/**/*.ts`)
  .filter(file => !file.endsWith('spec.ts'))
  .map(file => readFileSync(file, 'utf8'))
  .join('\n');

const keysOf = (text: string) => deliveryAnswer(text).sentences.map(({ key }) => key);
const wordsAt = (words: object, key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words);

describe('deliveryAnswer', () => {
  const fixed = [...sources.matchAll(/answer: '([^']+)'/g)].map(([, text = '']) => text);

  it('knows every sentence that the alarms service writes as it is', () => {
    expect(fixed.length).toBeGreaterThan(3);
    expect(fixed.filter(text => keysOf(text).length === 0)).toEqual([]);
  });

  it.each([
    'the recipient is paused or removed',
    'over before the quiet hours were',
    'the process ended before the answer; sent again under the same id',
  ])('knows why something was not sent: %s', text => {
    expect(sources).toContain(`'${text}'`);
    expect(keysOf(text)).toHaveLength(1);
    expect(deliveryAnswer(text).quote).toBe('');
  });

  it.each([
    ['no answer within 10 s', 'noAnswer', { seconds: '10' }, ''],
    ['refused: 10.0.0.1 is not called', 'addressRefused', { address: '10.0.0.1' }, ''],
    ['refused: a.test leads to 10.0.0.1', 'nameRefused', { host: 'a.test', address: '10.0.0.1' }, ''],
    ['refused: a.test leads to no address', 'noAddress', { host: 'a.test' }, ''],
    ['refused: a.test has no such address', 'noAddress', { host: 'a.test' }, ''],
    ['event 42 of the live feed', 'liveFeed', { event: '42' }, ''],
    ['HTTP 302: redirects are not followed', 'http.redirect', { status: '302' }, ''],
    ['HTTP 204', 'http.taken', { status: '204' }, ''],
    ['HTTP 410: gone for good: really', 'http.gone', { status: '410' }, 'gone for good: really'],
    ['HTTP 422', 'http.refused', { status: '422' }, ''],
    ['EAUTH: the mail server refuses the sign-in (535)', 'mail.signIn', {}, '535'],
    ['EAUTH: the mail server refuses the sign-in (no code)', 'mail.signIn', {}, ''],
    ['EENVELOPE: 550 5.1.1 no such user', 'mail.addressRefused', {}, '550 5.1.1 no such user'],
    ['ETIMEDOUT: Greeting never received', 'mail.noAnswer', {}, 'Greeting never received'],
    ['250 2.0.0 Ok: queued as 4F', 'mail.taken', {}, '250 2.0.0 Ok: queued as 4F'],
    ['connect ECONNREFUSED 1.2.3.4:443', 'network.refused', {}, 'connect ECONNREFUSED 1.2.3.4:443'],
    ['certificate has expired', 'network.certificate', {}, 'certificate has expired'],
  ])('tells what “%s” means from what was quoted', (text, key, values, quote) => {
    expect(deliveryAnswer(text)).toEqual({ sentences: [{ key, values }], quote });
  });

  it('says first that it was given up, then why', () => {
    expect(deliveryAnswer('given up after 9 attempts: HTTP 503: busy')).toEqual({
      sentences: [
        { key: 'givenUp', values: { count: '9' } },
        { key: 'http.failed', values: { status: '503' } },
      ],
      quote: 'busy',
    });
  });

  it('quotes what it does not know', () => {
    expect(deliveryAnswer('something else')).toEqual({ sentences: [], quote: 'something else' });
    expect(deliveryAnswer('')).toEqual({ sentences: [], quote: '' });
  });

  it('has words in both languages for all that it knows', () => {
    const source = readFileSync('apps/dashboard/src/lib/delivery-answer.ts', 'utf8');
    const keys = [...source.matchAll(/\/, '([\w.]+)'\],/g)].map(([, key = '']) => key);
    expect(keys.length).toBeGreaterThan(25);
    for (const words of [vi, en])
      expect(keys.filter(key => typeof wordsAt(words.notifications.said, key) !== 'string')).toEqual([]);
  });
});
