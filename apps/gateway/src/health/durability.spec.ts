import { durabilityOf } from './durability.js';

describe('durabilityOf', () => {
  it('promises no more than the broker can keep', () => {
    expect(durabilityOf('2.9.10')).toBe('process-crash');
    expect(durabilityOf('2.12.1')).toBe('unknown');
    expect(durabilityOf('')).toBe('unknown');
  });
});
