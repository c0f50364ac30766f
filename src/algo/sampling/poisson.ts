/** Poisson counts between bounds, drawn from a table of cumulated weights. */

import type { Random } from '../../base/random.js'

/** Cumulated, unnormalised weights of the counts from `first` on. */
export interface PoissonTable {
  readonly first: number
  readonly cumulated: Float64Array
}

const NEGLIGIBLE = 1e-18

/**
 * The table of a Poisson distribution cut off at two bounds.
 *
 * In:   mean > 0; integers 0 ≤ min ≤ max, max may be infinite. Any bounds work, also far from the mean.
 * Out:  counts whose weight is below 1e-18 of the heaviest are left out.
 * Cost: O(√mean) time and memory.
 */
export function poissonTable(mean: number, min: number, max: number): PoissonTable {
  const centre = Math.min(max, Math.max(min, Math.floor(mean)))
  const below: number[] = []
  let weight = 1
  for (let count = centre; count > min; count -= 1) {
    weight *= count / mean
    if (weight < NEGLIGIBLE) break
    below.push(weight)
  }
  const weights = [...below.reverse(), 1]
  weight = 1
  for (let count = centre + 1; count <= max; count += 1) {
    weight *= mean / count
    if (weight < NEGLIGIBLE) break
    weights.push(weight)
  }
  return { first: centre - below.length, cumulated: cumulate(weights) }
}

function cumulate(weights: readonly number[]): Float64Array {
  const cumulated = new Float64Array(weights.length)
  let total = 0
  for (const [index, weight] of weights.entries()) {
    total += weight
    cumulated[index] = total
  }
  return cumulated
}

/** One count of the table, by binary search. Cost: O(log size). */
export function drawPoisson(random: Random, table: PoissonTable): number {
  const { first, cumulated } = table
  const draw = random.float() * (cumulated[cumulated.length - 1] ?? 0)
  let low = 0
  let high = cumulated.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulated[middle] ?? 0) > draw) high = middle
    else low = middle + 1
  }
  return first + low
}
