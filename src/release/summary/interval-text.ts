/** Intervals and null values in words, so that no number stands alone. */

import type { Interval, MeasuredReading } from '../../record/reading.js'
import { numberText } from './number-text.js'

/** `[0, 0.0019]`: the two ends of an interval. */
export function endsText({ lower, upper }: Interval): string {
  return `[${numberText(lower)}, ${numberText(upper)}]`
}

/** How an interval was made: `95 % wilson`, or `exact` for a full count. */
export function methodText({ level, method }: Interval): string {
  return method === 'exact' ? 'exact' : `${numberText(level * 100)} % ${method}`
}

/** Both together: `[0, 0.0019] 95 % wilson`; of a full count only `exact`, since its ends equal the value. */
export function intervalText(interval: Interval): string {
  return interval.method === 'exact' ? 'exact' : `${endsText(interval)} ${methodText(interval)}`
}

/** Which way a reading should go, in words. */
export function betterText(better: MeasuredReading['better']): string {
  return better === 'neutral' ? 'neither way is better' : `${better} is better`
}

/** The value expected when nothing is wrong, with where it comes from; `–` where theory gives none. */
export function nullText({ nullValue }: MeasuredReading): string {
  return nullValue === null ? '–' : `${numberText(nullValue.value)} (${nullValue.method})`
}
