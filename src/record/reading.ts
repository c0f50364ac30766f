/** The reading of a metric: a number about the whole, never alone. */

import type { JsonObject } from '../base/canonical-json.js'

/** Which way a number should go. */
export type Better = 'higher' | 'lower' | 'neutral'

/** An interval with how it was made. For a full count of a finite set both ends equal the value and the method is `exact`. */
export interface Interval {
  readonly lower: number
  readonly upper: number
  /** Coverage in (0, 1), e.g. 0.95; 1 for `exact`. */
  readonly level: number
  /** E.g. `wilson`, `clopper-pearson`, `cluster-bootstrap(1000)`, `subsampling(200)`, `exact`. */
  readonly method: string
}

/** A value with its interval: the whole of a reading, or one row of its table. */
export interface Measured {
  readonly value: number
  readonly n: number
  readonly interval: Interval
}

/** A row of a reading's table: a group, an n, a reason. */
export interface ReadingPart extends Measured {
  readonly label: string
}

/** A plot that the report draws for a reading. */
export type Plot =
  | {
      readonly kind: 'bars'
      readonly title: string
      readonly bars: readonly { label: string; value: number }[]
    }
  | {
      readonly kind: 'histogram'
      readonly title: string
      readonly unit: string
      readonly bins: readonly { from: number; to: number; count: number }[]
    }

/** Records that show the reading at work: pairs for duplicates, hits for contamination. */
export interface ReadingExample {
  readonly records: readonly string[]
  readonly note: string
}

/** A measured reading. */
export interface MeasuredReading extends Measured {
  readonly status: 'measured'
  /** `ratio`, `words`, `records`, `bytes/byte` … */
  readonly unit: string
  readonly better: Better
  /** Expected value under "nothing is wrong", with where it comes from; null where theory gives none. */
  readonly nullValue: { readonly value: number; readonly method: string } | null
  /** Definition in a few words, with the parameters used. */
  readonly method: string
  readonly warnings: readonly string[]
  readonly parts?: readonly ReadingPart[]
  readonly examples?: readonly ReadingExample[]
  readonly plots?: readonly Plot[]
  readonly details?: JsonObject
}

/** Could not be measured, and why. Never 0, never NaN. */
export interface UnavailableReading {
  readonly status: 'unavailable'
  /** Stable kebab-case code. */
  readonly reason: string
  readonly detail: string
}

/** What a metric says of the whole. */
export type Reading = MeasuredReading | UnavailableReading

/** A reading that could not be made. */
export function unavailable(reason: string, detail: string): UnavailableReading {
  return { status: 'unavailable', reason, detail }
}

/** The interval of a full count: no sampling, so no width. */
export function exactInterval(value: number): Interval {
  return { lower: value, upper: value, level: 1, method: 'exact' }
}
