/** The normal distribution: its distribution function and its quantiles. */

import { InternalError } from '../../base/errors.js'

const ROOT_TWO_PI = 2.5066282746310002
const SERIES_UP_TO = 5

/**
 * Standard normal distribution function Φ(z).
 *
 * Out:    probability in [0, 1]; relative error below 1e-13 within ±5, below 1e-12 in the tails.
 * Source: Taylor series (G. Marsaglia 2004) in the middle, Laplace's continued fraction in the tails.
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z)
  if (size > 38) return z > 0 ? 1 : 0
  const density = Math.exp(-0.5 * size * size) / ROOT_TWO_PI
  if (size > SERIES_UP_TO) {
    const tail = density / tailFraction(size)
    return z > 0 ? 1 - tail : tail
  }
  if (z < -2) return density / tailFraction(size, 400)
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && k < 400; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 + density * sum
}

/**
 * Standard normal quantile: the z with Φ(z) = probability.
 *
 * In:     probability in (0, 1).
 * Out:    relative error about 1e-15.
 * Throws: InternalError `out-of-range` outside the open interval.
 * Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new InternalError('out-of-range', {
      message: `A normal quantile needs a probability in (0, 1); got ${probability}.`,
    })
  }
  const centred = probability - 0.5
  if (Math.abs(centred) <= 0.425) {
    const square = 0.180625 - centred * centred
    return (centred * horner(CENTRAL_TOP, square)) / horner(CENTRAL_BOTTOM, square)
  }
  const root = Math.sqrt(-Math.log(centred < 0 ? probability : 1 - probability))
  const value =
    root <= 5
      ? horner(MIDDLE_TOP, root - 1.6) / horner(MIDDLE_BOTTOM, root - 1.6)
      : horner(TAIL_TOP, root - 5) / horner(TAIL_BOTTOM, root - 5)
  return centred < 0 ? -value : value
}

/**
 * The z of a two-sided level: 0.95 → 1.959964.
 *
 * In:     level in (0, 1).
 * Throws: InternalError `out-of-range` otherwise.
 */
export function zOf(level: number): number {
  return normalQuantile((1 + level) / 2)
}

function tailFraction(z: number, depth = 80): number {
  let fraction = z
  for (let k = depth; k >= 1; k -= 1) fraction = z + k / fraction
  return fraction
}

function horner(coefficients: readonly number[], x: number): number {
  let value = 0
  for (const coefficient of coefficients) value = value * x + coefficient
  return value
}

const CENTRAL_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]
const CENTRAL_BOTTOM = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
]
const MIDDLE_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const MIDDLE_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const TAIL_TOP = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const TAIL_BOTTOM = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]
