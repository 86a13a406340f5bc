import { fileNameOf } from './download-file.js';

describe('fileNameOf', () => {
  it('reads the name that the server gave, beyond ASCII too', () => {
    expect(fileNameOf('attachment; filename="series_SIMULATED.csv"')).toBe('series_SIMULATED.csv');
    expect(fileNameOf(`attachment; filename="x.csv"; filename*=UTF-8''%C4%91i%E1%BB%87n.csv`)).toBe(
      'điện.csv',
    );
  });

  it('knows no name where none was given', () => {
    expect(fileNameOf(null)).toBeNull();
    expect(fileNameOf('inline')).toBeNull();
  });
});
