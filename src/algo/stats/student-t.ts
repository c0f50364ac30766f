/** Quantiles of Student's t distribution. */

import { InternalError } from '../../base/errors.js'
import { inverseRegularisedBeta } from './incomplete-beta.js'

/**
 * Quantile of Student's t: the t below which a share `probability` of the distribution lies.
 *
 * In:     probability in (0, 1); degrees of freedom > 0, not necessarily whole.
 * Out:    relative error about 1e-9, better near the middle.
 * Throws: InternalError `out-of-range` otherwise.
 * Source: t² = f (1 / x − 1) with x the quantile of Beta(f / 2, 1 / 2) (NIST DLMF 8.17).
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1 && degreesOfFreedom > 0)) {
    throw new InternalError('out-of-range', {
      message: `studentTQuantile needs a probability in (0, 1) and positive degrees of freedom; got ${probability}, ${degreesOfFreedom}.`,
    })
  }
  if (probability === 0.5) return 0
  const tail = 2 * Math.min(probability, 1 - probability)
  const half = degreesOfFreedom / 2
  const square =
    tail < 0.5
      ? oddsAbove(inverseRegularisedBeta(tail, half, 0.5))
      : oddsBelow(inverseRegularisedBeta(1 - tail, 0.5, half))
  const size = Math.sqrt(degreesOfFreedom * square)
  return probability < 0.5 ? -size : size
}

function oddsAbove(x: number): number {
  return (1 - x) / x
}

function oddsBelow(x: number): number {
  return x / (1 - x)
}
