/** The closed list of failures that cross the wire. A view switches on it exhaustively. */
export const faultCodes = [
  'bad-input',
  'not-found',
  'conflict',
  'in-use',
  'name-taken',
  'port-taken',
  'unauthorized',
  'unreachable',
  'registry-unreachable',
  'rate-limited',
  'unsupported',
  'engine-too-old',
  'cancelled',
  'timeout',
  'engine-error',
  'internal',
] as const

export type FaultCode = (typeof faultCodes)[number]

/**
 * A failure as plain data. `message` is what the engine (or registry) said, in its own words,
 * never translated; the view adds its own sentence for `code`. `detail` holds what the sentence
 * needs (`name`, `port`, `containers`, …), and `sent: 'no'` where the engine never got the request.
 * `hint` names a next step the view knows how to offer.
 */
export interface Fault {
  readonly code: FaultCode
  readonly message: string
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>
  readonly hint: FaultHint | null
}

export type FaultHint =
  | 'retry'
  | 'choose-name'
  | 'choose-port'
  | 'force'
  | 'login'
  | 'upgrade-engine'
  | 'start-engine'

/** An error that carries a fault; thrown inside main, turned into the wire's error in serve/. */
export class FaultError extends Error {
  readonly fault: Fault
  constructor(fault: Fault, cause?: unknown) {
    super(fault.message, cause === undefined ? undefined : { cause })
    this.name = 'FaultError'
    this.fault = fault
  }
}

/** Makes a fault; `detail` and `hint` are optional. */
export function fault(
  code: FaultCode,
  message: string,
  detail: Fault['detail'] = {},
  hint: FaultHint | null = null,
): Fault {
  return { code, message, detail, hint }
}
