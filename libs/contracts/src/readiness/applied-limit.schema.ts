import { z } from 'zod';
import { limitSchema } from '../registry/limit.schema.js';

/** A legal limit with numbers as they apply in a zone: of effluent `C × Kq × Kf` of the class on record. */
export const appliedLimitSchema = limitSchema
  .pick({ metric: true, basis: true, averaging: true, min: true, max: true })
  .extend({
    /** Class of the rule, e.g. `A` of effluent; `null` for rules without classes, and for a permit. */
    class: z.string().nullable(),
    /** Remarks, e.g. that the rule before is used since the numbers of the one in force are not known. */
    tags: z.array(z.string()),
    /** How the maximum of effluent came about; `null` where the rule's number is the limit itself. */
    scaling: z
      .object({
        concentration: z.number().describe('C of the class, in the unit of the metric'),
        receivingFactor: z.number().describe('Kq of the receiving water'),
        flowFactor: z.number().describe('Kf of the discharge'),
        dischargeM3Day: z.number().describe('Discharge that Kf was chosen by, m³/day'),
      })
      .nullable(),
  })
  .meta({ id: 'AppliedLimit' });
