/** Finds values that are valid JSON text, but that canonical JSON cannot give back. */

/**
 * Deepest nesting that is read; deeper rows are bad rows. Ours: far above real data, far below a stack
 * overflow.
 */
export const MAX_DEPTH = 200

/** What is wrong with a value, and where. */
export interface ValueFlaw {
  /** `unsafe-integer` is for the reader to mend; the others make a bad row. */
  readonly reason: 'number-out-of-range' | 'lone-surrogate' | 'too-deep' | 'unsafe-integer'
  /** Keys and indexes from the outside in. */
  readonly path: readonly (string | number)[]
}

/** What to look for beside infinite numbers and depth. */
export interface FlawChecks {
  /** Half surrogate pairs in strings and keys: costly, and possible only where a text escapes `\ud…`. */
  readonly surrogates: boolean
  /** Integers beyond ±(2^53 − 1), which `JSON.parse` may have rounded. */
  readonly integers: boolean
}

/**
 * The first flaw of a parsed value; undefined when it can be written as JSON again.
 *
 * Cost: about 10 ns a value without surrogate checks.
 */
export function valueFlaw(value: unknown, checks: FlawChecks, depth = 0): ValueFlaw | undefined {
  if (typeof value === 'number') return numberFlaw(value, checks)
  if (typeof value === 'string') {
    return checks.surrogates && !value.isWellFormed() ? { reason: 'lone-surrogate', path: [] } : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= MAX_DEPTH) return { reason: 'too-deep', path: [] }
  return Array.isArray(value) ? arrayFlaw(value, checks, depth) : objectFlaw(value, checks, depth)
}

function numberFlaw(value: number, checks: FlawChecks): ValueFlaw | undefined {
  if (!Number.isFinite(value)) return { reason: 'number-out-of-range', path: [] }
  const isUnsafe = checks.integers && Number.isInteger(value) && !Number.isSafeInteger(value)
  return isUnsafe ? { reason: 'unsafe-integer', path: [] } : undefined
}

function arrayFlaw(items: readonly unknown[], checks: FlawChecks, depth: number): ValueFlaw | undefined {
  for (let index = 0; index < items.length; index += 1) {
    const flaw = valueFlaw(items[index], checks, depth + 1)
    if (flaw !== undefined) return { reason: flaw.reason, path: [index, ...flaw.path] }
  }
  return undefined
}

function objectFlaw(value: object, checks: FlawChecks, depth: number): ValueFlaw | undefined {
  const entries = value as Readonly<Record<string, unknown>>
  for (const key in entries) {
    if (checks.surrogates && !key.isWellFormed()) return { reason: 'lone-surrogate', path: [key] }
    const flaw = valueFlaw(entries[key], checks, depth + 1)
    if (flaw !== undefined) return { reason: flaw.reason, path: [key, ...flaw.path] }
  }
  return undefined
}
