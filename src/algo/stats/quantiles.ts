/** Quantiles: exact of a list, and within a declared error of a stream of any length. */

const EXACT_UP_TO = 16_384
const RELATIVE_ERROR = 0.005
const LOG_GAMMA = Math.log((1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR))

/**
 * Quantile of a list that is sorted upwards, with linear interpolation.
 *
 * In:     a non-empty sorted list; probability in [0, 1].
 * Out:    undefined for an empty list.
 * Source: R. J. Hyndman and Y. Fan 1996, type 7 (the default of numpy and R).
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number | undefined {
  if (sorted.length === 0) return undefined
  const place = (sorted.length - 1) * probability
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (high - low) * (place - below)
}

/**
 * Quantiles of a stream of numbers ≥ 0: exact up to 16,384 values, afterwards within 0.5 % of the value.
 *
 * The answer depends on the set of values only, never on their order.
 *
 * Edge:   asked before the first value it gives undefined. Values below 1e-9 count as 0.
 * Cost:   O(1) a value; at most 128 kB, then some 5,000 counters for values up to 1e12.
 * Source: C. Masson, J. Rim, H. Lee 2019 (DDSketch): one counter for each power of (1 + e) / (1 − e).
 */
export class QuantileSketch {
  private exact: number[] | undefined = []
  private readonly counters = new Map<number, number>()
  private zeros = 0
  private total = 0

  /** Whether answers are exact so far. */
  get isExact(): boolean {
    return this.exact !== undefined
  }

  /** Number of values taken. */
  get n(): number {
    return this.total
  }

  /** Takes a finite value ≥ 0. */
  add(value: number): void {
    this.total += 1
    if (this.exact === undefined) {
      this.count(value)
      return
    }
    this.exact.push(value)
    if (this.exact.length <= EXACT_UP_TO) return
    for (const kept of this.exact) this.count(kept)
    this.exact = undefined
  }

  /** The quantile for a probability in [0, 1], or undefined before the first value. */
  quantile(probability: number): number | undefined {
    if (this.total === 0) return undefined
    if (this.exact !== undefined) {
      return quantileOfSorted(Float64Array.from(this.exact).sort(), probability)
    }
    let left = probability * (this.total - 1) - this.zeros
    if (left < 0) return 0
    for (const [bucket, count] of [...this.counters].sort((x, y) => x[0] - y[0])) {
      left -= count
      if (left < 0) return middleOf(bucket)
    }
    return middleOf(Math.max(...this.counters.keys()))
  }

  private count(value: number): void {
    if (value < 1e-9) {
      this.zeros += 1
      return
    }
    const bucket = Math.ceil(Math.log(value) / LOG_GAMMA)
    this.counters.set(bucket, (this.counters.get(bucket) ?? 0) + 1)
  }
}

function middleOf(bucket: number): number {
  return Math.exp(bucket * LOG_GAMMA) * (1 - RELATIVE_ERROR)
}
