import { classifyWriteResponse } from './classify-write-response.js';

const error = (text: string): string => JSON.stringify({ error: text });

describe('classifyWriteResponse', () => {
  it.each([
    [204, '', { kind: 'stored' }],
    [
      400,
      error(
        'partial write: field type conflict: input field "v" on measurement "m" is type float, already exists as type integer dropped=2',
      ),
      { kind: 'partial', reasonKind: 'field-type-conflict', dropped: 2 },
    ],
    [
      400,
      error(
        "partial write: unable to parse 'm v=': missing field value\nunable to parse 'x': missing fields dropped=0",
      ),
      { kind: 'partial', reasonKind: 'unparsable', dropped: 2 },
    ],
    [
      400,
      error('partial write: points beyond retention policy dropped=1'),
      { kind: 'partial', reasonKind: 'beyond-retention', dropped: 1 },
    ],
    [
      400,
      error(
        'partial write: max-values-per-tag limit exceeded (100/100): measurement="m" tag="t" value="x" dropped=3',
      ),
      { kind: 'partial', reasonKind: 'cardinality', dropped: 3 },
    ],
    [
      400,
      error("unable to parse 'm v=': missing field value"),
      { kind: 'rejected', reasonKind: 'unparsable' },
    ],
    [413, error('Request Entity Too Large'), { kind: 'too-large' }],
    [401, error('unable to parse authentication credentials'), { kind: 'misconfigured' }],
    [403, error('user not authorized'), { kind: 'misconfigured' }],
    [404, error('database not found: "x"'), { kind: 'misconfigured' }],
    [500, error('retention policy not found: x'), { kind: 'misconfigured' }],
    [404, '404 page not found', { kind: 'misconfigured' }],
    [429, 'slow down', { kind: 'overloaded' }],
    [500, error('engine: cache-max-memory-size exceeded: (1/1)'), { kind: 'overloaded' }],
    [500, error('error writing WAL entry: no space left on device'), { kind: 'unavailable' }],
    [500, error('timeout'), { kind: 'unavailable' }],
    [502, '<html>Bad gateway</html>', { kind: 'unavailable' }],
  ])('takes %i %s for what it is', (status, body, outcome) => {
    expect(classifyWriteResponse(status, body)).toMatchObject(outcome);
  });
});
