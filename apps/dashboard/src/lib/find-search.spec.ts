import { readFindSearch, searchParameters } from './find-search.js';

describe('readFindSearch', () => {
  it('takes needs, weights and edition of an address and leaves out the rest', () => {
    const weights = 'GP:14,CW:12,GE:14,WT:10,FC:12,GF:8,DT:12,CN:10,DS:8';
    expect(
      readFindSearch({
        powerMw: 5,
        landHa: -1,
        portKm: 'far',
        weights,
        preset: 'esg-fund',
        edition: 'e1',
        x: 1,
      }),
    ).toEqual({ powerMw: 5, weights, edition: 'e1' });
    expect(readFindSearch({ weights: 'GP:99', preset: 'esg-fund' })).toEqual({ preset: 'esg-fund' });
  });

  it('asks the interface without what only the page shows', () => {
    expect(searchParameters({ powerMw: 5, compare: 'a,b' })).toEqual({ powerMw: 5 });
  });
});
