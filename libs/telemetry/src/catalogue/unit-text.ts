const UNIT_TEXTS: Readonly<Record<string, string>> = {
  'kW.h': 'kWh',
  'kV.A{var}': 'kvar',
  'm3/h': 'm³/h',
  m3: 'm³',
  m2: 'm²',
  'ug/m3': 'µg/m³',
  'mg/m3': 'mg/m³',
  Cel: '°C',
  '[pH]': '',
  '{NTU}': 'NTU',
  '{PtCo}': 'Pt-Co',
  '{dBm}': 'dBm',
  'dB[SPL]{A}': 'dBA',
  'uS/cm': 'µS/cm',
  '[ppm]': 'ppm',
  'W/m2': 'W/m²',
  deg: '°',
  '1': '',
};

/** A UCUM unit as people write it; empty for what has none. */
export function unitText(ucum: string): string {
  return UNIT_TEXTS[ucum] ?? ucum;
}
