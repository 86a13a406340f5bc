import { citedTags } from './cited-tags.js';

describe('citedTags', () => {
  it('names each page once, by number, and each other kind of tag once', () => {
    const basis = ['P', 'S22', 'K', 'S4', 'K', 'R9', 'R2'].map(tag => ({ tag }));
    expect(citedTags(basis)).toEqual({ read: ['S4', 'S22'], others: ['R', 'K', 'P'] });
  });

  it('explains nothing that is not cited', () => {
    expect(citedTags([{ tag: 'K' }])).toEqual({ read: [], others: ['K'] });
  });
});
