/** A relative comparison for known answers that span many orders of magnitude. */

import { expect } from 'vitest'

/** Fails unless `actual` is within a relative (for 0: absolute) error of `expected`. */
export function closeTo(actual: number, expected: number, relativeError = 1e-9): void {
  const scale = Math.abs(expected) < 1e-300 ? 1 : Math.abs(expected)
  const error = Math.abs(actual - expected) / scale
  expect(error, `${actual} is not ${expected} (relative error ${error})`).toBeLessThanOrEqual(relativeError)
}
