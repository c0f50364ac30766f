/** The result of looking into a record: found, or the reason why the record cannot be exported. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { ExportRow, ReleaseView } from '../../contract/exporter.js'
import type { DataRecord } from '../../record/data-record.js'

/** What was found, or a stable kebab-case reason. */
export type Found<T> = { readonly found: T } | { readonly skipped: string }

/** Goes on with what was found; a reason stays as it is. */
export function whenFound<T, U>(result: Found<T>, next: (found: T) => Found<U>): Found<U> {
  return 'found' in result ? next(result.found) : result
}

/** The row of a record, or its reason with the record's id. */
export function exportRow(record: DataRecord, result: Found<JsonObject>): ExportRow {
  return 'found' in result ? { row: result.found } : { skipped: result.skipped, id: record.id }
}

/** One row or reason for each record of the release, in release order. */
export async function* rowPerRecord(
  view: ReleaseView,
  toRow: (record: DataRecord) => Found<JsonObject>,
): AsyncGenerator<ExportRow> {
  for await (const record of view.records()) yield exportRow(record, toRow(record))
}
