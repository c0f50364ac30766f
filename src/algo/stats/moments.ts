/** Mean and variance of a stream, in one pass and without keeping the values. */

/** What is known of the values so far. `variance` is the unbiased one; undefined below two values. */
export interface Moments {
  readonly n: number
  readonly mean: number
  readonly variance: number | undefined
  readonly minimum: number
  readonly maximum: number
}

/**
 * Counts a stream of numbers.
 *
 * Edge:   reading before the first value gives undefined, never NaN.
 * Cost:   O(1) a value, five numbers of memory.
 * Source: B. P. Welford 1962; no catastrophic cancellation.
 */
export class MomentCounter {
  private n = 0
  private mean = 0
  private squares = 0
  private minimum = Infinity
  private maximum = -Infinity

  /** Takes a finite value. */
  add(value: number): void {
    this.n += 1
    const before = value - this.mean
    this.mean += before / this.n
    this.squares += before * (value - this.mean)
    this.minimum = Math.min(this.minimum, value)
    this.maximum = Math.max(this.maximum, value)
  }

  /** The moments so far, or undefined before the first value. */
  read(): Moments | undefined {
    if (this.n === 0) return undefined
    const { n, mean, minimum, maximum } = this
    return { n, mean, variance: n < 2 ? undefined : this.squares / (n - 1), minimum, maximum }
  }
}
