/** Keeps the heap close to what is in use: V8 by default lets garbage grow to several times of it on a large machine. */

import { setFlagsFromString } from 'node:v8'

/** How far the old generation may grow beyond what survived the last collection, in percent. */
const GROWTH_PERCENT = 75

/**
 * Bounds the growth of the heap for the whole process; the size itself stays unbounded.
 *
 * Measured (docs/log.md, "Scale" and "Models"): 30 % keeps a run without models lowest, but costs a run with many calls a
 * quarter of its time in collections; from 75 % on they cost less than a tenth, at the same peak.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
}
