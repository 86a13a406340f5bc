/** One thing that is wrong with a form. */
export interface Fault {
  readonly path: string;
  /** Rule that it breaks, where the form's faults have names. */
  readonly rule?: string;
  readonly message: string;
}

/** An RFC 9457 problem that the gateway answered, as an error to throw and show. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly correlationId: string | null,
    /** What is wrong with a form, by field. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** Reads a problem body; anything else becomes a problem with the status as its code. */
  static from(body: unknown, response: Response): Problem {
    const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
    return new Problem(
      text('code') ?? `HTTP ${response.status}`,
      text('detail') ?? text('title') ?? response.statusText,
      response.status,
      text('correlationId') ?? response.headers.get('x-correlation-id'),
      faultsOf(fields['data']),
    );
  }
}

function faultsOf(data: unknown): readonly Fault[] {
  const faults = typeof data === 'object' && data !== null && 'faults' in data ? data.faults : [];
  return Array.isArray(faults) ? (faults as Fault[]) : [];
}
