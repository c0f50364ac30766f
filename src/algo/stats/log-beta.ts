/** Logarithms of the gamma and beta functions, accurate for small and for very large arguments. */

import { InternalError } from '../../base/errors.js'

const HALF_LOG_TWO_PI = 0.9189385332046727
const STIRLING_FROM = 10

/**
 * Natural logarithm of the gamma function.
 *
 * In:     x > 0.
 * Out:    relative error below 1e-14.
 * Throws: InternalError `out-of-range` for x ≤ 0 or NaN.
 * Source: Stirling's series with recurrence below 10 (NIST DLMF 5.11.1, 5.5.1).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new InternalError('out-of-range', { message: `logGamma needs x > 0, not ${x}.` })
  let shift = 1
  let argument = x
  while (argument < STIRLING_FROM) {
    shift *= argument
    argument += 1
  }
  const stirling = (argument - 0.5) * Math.log(argument) - argument + HALF_LOG_TWO_PI
  return stirling + stirlingRest(argument) - Math.log(shift)
}

/**
 * Natural logarithm of the beta function B(a, b).
 *
 * In:     a > 0, b > 0.
 * Out:    keeps about 13 digits where logGamma(a) + logGamma(b) − logGamma(a + b) would cancel (a or b above 10).
 * Throws: InternalError `out-of-range` for arguments that are not positive.
 * Source: the same series with its leading terms combined by hand.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (!(small > 0)) {
    throw new InternalError('out-of-range', {
      message: `logBeta needs positive arguments, not ${a} and ${b}.`,
    })
  }
  const share = small / (small + large)
  if (small >= STIRLING_FROM) {
    const rest = stirlingRest(small) + stirlingRest(large) - stirlingRest(small + large)
    const powers = (small - 0.5) * Math.log(share) + large * Math.log1p(-share)
    return HALF_LOG_TWO_PI - 0.5 * Math.log(large) + rest + powers
  }
  if (large >= STIRLING_FROM) {
    const rest = stirlingRest(large) - stirlingRest(small + large)
    const powers = small - small * Math.log(small + large) + (large - 0.5) * Math.log1p(-share)
    return logGamma(small) + rest + powers
  }
  return logGamma(small) + logGamma(large) - logGamma(small + large)
}

function stirlingRest(x: number): number {
  const square = 1 / (x * x)
  const inner = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))
  return (1 / 12 - square * (1 / 360 - square * inner)) / x
}
