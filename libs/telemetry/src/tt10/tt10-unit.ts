/** How loggers write units, without blanks and in lower case, and what the catalogue calls them. */
const SPELLINGS: Readonly<Record<string, string>> = {
  oc: 'Cel',
  '°c': 'Cel',
  ºc: 'Cel',
  c: 'Cel',
  degc: 'Cel',
  cel: 'Cel',
  'mg/l': 'mg/L',
  'ug/l': 'ug/L',
  'm3/h': 'm3/h',
  'm3/hr': 'm3/h',
  'm3/s': 'm3/s',
  'l/s': 'L/s',
  'pt-co': '{PtCo}',
  ptco: '{PtCo}',
  tcu: '{PtCo}',
  'mg/m3': 'mg/m3',
  'mg/nm3': 'mg/m3',
  'ug/m3': 'ug/m3',
  'ug/nm3': 'ug/m3',
  'g/m3': 'g/m3',
  '%': '%',
  '%v': '%',
  '%vol': '%',
  ph: '[pH]',
};

/**
 * A unit of a file as the catalogue writes it. One that is not known stays as it is, so that it is
 * refused with its name and not guessed.
 */
export function tt10Unit(unit: string): string {
  const plain = unit.normalize('NFKC').replace(/\s/g, '').replaceAll('μ', 'u').toLowerCase();
  return Object.hasOwn(SPELLINGS, plain) ? (SPELLINGS[plain] as string) : unit;
}
