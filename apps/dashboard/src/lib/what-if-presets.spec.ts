import { presetsOf } from './what-if-presets.js';

const gate = (name: 'G3' | 'G4', event: string) => ({
  gate: name,
  event,
  document: 'd',
  overallCap: 49,
  pillarCaps: {},
});

describe('presetsOf', () => {
  it('closes the events that hold a gate shut, each once, where there are any', () => {
    const closing = (gates: Parameters<typeof presetsOf>[1]) =>
      presetsOf(false, gates).find(({ id }) => id === 'sanctions')?.changes;
    expect(closing([gate('G3', 's1'), gate('G3', 's1'), gate('G3', 's2'), gate('G4', 'e')])).toEqual([
      { kind: 'close-event', event: 's1' },
      { kind: 'close-event', event: 's2' },
    ]);
    expect(closing([gate('G4', 'e')])).toBeUndefined();
  });

  it('suggests design values only for planned zones', () => {
    const kinds = presetsOf(true, [gate('G3', 's1')]).flatMap(({ changes }) =>
      changes.map(({ kind }) => kind),
    );
    expect(new Set(kinds)).toEqual(new Set(['assume-indicator']));
  });
});
