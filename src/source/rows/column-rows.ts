/** Turns columns of JSON values into rows, with a bad row for each value that JSON cannot hold. */

import type { Json } from '../../base/canonical-json.js'
import type { SourceRow } from '../../contract/source.js'
import { flawDetail } from './flaw-detail.js'
import { valueFlaw } from './value-flaw.js'

/**
 * Rows `row N` from `firstRow` on.
 *
 * In:  one name and one column for each field; all columns of the same length.
 * Out: bad rows `number-out-of-range` (an infinity), `too-deep`.
 */
export function columnRows(
  names: readonly string[],
  columns: readonly (readonly Json[])[],
  length: number,
  firstRow: number,
): SourceRow[] {
  const rows: SourceRow[] = []
  for (let index = 0; index < length; index += 1) {
    const row = firstRow + index
    const place = `row ${row}`
    const data = Object.fromEntries(names.map((name, column) => [name, columns[column]?.[index] ?? null]))
    const flaw = valueFlaw(data, { surrogates: false, integers: false })
    rows.push(
      flaw === undefined
        ? { row, place, data }
        : { row, place, reason: flaw.reason, detail: flawDetail(flaw) },
    )
  }
  return rows
}
