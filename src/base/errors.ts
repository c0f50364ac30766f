/** The errors a caller can act on: one class for each thing a caller would do next. */

const BRAND = Symbol.for('cupel.error')

/** Process exit codes of the command line (DESIGN §7). */
export const exitCodes = {
  done: 0,
  blocked: 1,
  usage: 2,
  stopped: 3,
  inconclusive: 4,
  bug: 70,
} as const

/** What every Cupel error carries beside its code. `message` says what and where, `hint` says what next. */
export interface ErrorFields {
  readonly message: string
  readonly hint?: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/**
 * Base of all errors that Cupel throws on purpose.
 *
 * `code` is stable and listed in docs/reference/errors.md; `details` is typed data, never a secret.
 * Checks go through `isCupelError`, which survives two copies of the package in one process.
 */
export abstract class CupelError extends Error {
  readonly [BRAND] = true
  readonly code: string
  readonly hint: string | undefined
  readonly details: Readonly<Record<string, unknown>>
  abstract readonly exitCode: number

  constructor(code: string, fields: ErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.name = new.target.name
    this.code = code
    this.hint = fields.hint
    this.details = fields.details ?? {}
  }
}

/** The recipe, an option or a command line is wrong: edit it. */
export class RecipeError extends CupelError {
  readonly exitCode = exitCodes.usage
}

/** A data file cannot be used as it is: mend or replace it. Single bad rows are recorded, not thrown. */
export class DataError extends CupelError {
  readonly exitCode = exitCodes.usage
}

/** The run folder or the disk does not hold what it should: look at the folder named. */
export class StorageError extends CupelError {
  readonly exitCode = exitCodes.usage
}

/** The run stopped cleanly and can go on: run the same command again after what the hint says. */
export class StoppedError extends CupelError {
  readonly exitCode = exitCodes.stopped
}

/** The outside world gave no answer to one request after all attempts: the candidate fails, others go on. */
export class CallFailed extends CupelError {
  readonly exitCode = exitCodes.stopped
}

/** A gate or an audit said no: change the data, not the rule. */
export class PolicyBlocked extends CupelError {
  readonly exitCode = exitCodes.blocked
}

/** Something needed on this machine is missing: install it, or take the way out in the hint. */
export class MissingNeed extends CupelError {
  readonly exitCode = exitCodes.usage
}

/** A bug of Cupel: report it. */
export class InternalError extends CupelError {
  readonly exitCode = exitCodes.bug
}

/** Whether a thrown value is a Cupel error, also one of another copy of the package. */
export function isCupelError(value: unknown): value is CupelError {
  return typeof value === 'object' && value !== null && BRAND in value
}

/** Whether a thrown value stops the whole run, which can go on later; user code that threw only holds its record. */
export function isStop(value: unknown): value is StoppedError {
  return isCupelError(value) && value.exitCode === exitCodes.stopped && !RECORD_CODES.has(value.code)
}

/** Codes of errors that end or hold one record, while others go on. */
const RECORD_CODES: ReadonlySet<string> = new Set(['user-code', 'transport'])

/** The words of any thrown value, for evidence and for people: the `message` of an object that has one, of whatever realm. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown)
  const { message } = thrown as { message?: unknown }
  return typeof message === 'string' ? message : Object.prototype.toString.call(thrown)
}
