/**
 * Ratings of a device that gross limits and indicators refer to. A device that sends a metric whose
 * limits are scaled (`qc.gross.scaleBy`) must carry that rating.
 */
export const RatingKey = {
  /** Contracted maximum demand, kW. */
  ContractKw: 'contractKw',
  /** Nominal voltage, kV. */
  NominalKv: 'nominalKv',
  /** Rated apparent power of the transformer, kVA. */
  TransformerKva: 'transformerKva',
  /** Installed photovoltaic peak power, kWp. */
  Kwp: 'kwp',
  /** Full scale of a flow meter, m³/h. */
  FullScaleM3h: 'fullScaleM3h',
  /** Full scale of a stack analyser, mg/m³. */
  FullScaleMgM3: 'fullScaleMgM3',
  /** Discharge that the environmental permit allows, m³/day. */
  PermittedM3Day: 'permittedM3Day',
  /** Capacity of the hazardous-waste store, kg. */
  StoreCapKg: 'storeCapKg',
} as const;
/** Name of a device rating. */
export type RatingKey = (typeof RatingKey)[keyof typeof RatingKey];
