import type { Change, WhatIf } from '#libs/contracts';

/** Scores a zone as if some things were otherwise. */
export interface WhatIfEngine {
  /**
   * @throws AppError `WHAT_IF.*` with `data.change`, the index of the change that cannot be;
   * `SCORE.NOT_YET_COMPUTED`; `DEPENDENCY.*`.
   */
  evaluate(zone: string, changes: readonly Change[]): Promise<WhatIf>;
}

/** Injection token of {@link WhatIfEngine}. */
export const WHAT_IF_ENGINE = Symbol('WhatIfEngine');
