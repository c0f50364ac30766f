/** Rows of a source as records: duplicate ids and bad rows are left out and reported, never silently. */

import { makeId } from '../base/ids.js'
import type { JsonObject } from '../base/canonical-json.js'
import { isBadRow } from '../contract/source.js'
import { type DataRecord, fieldText, sourceRecordId } from '../record/data-record.js'
import type { PlannedSource } from '../recipe/plan.js'
import { ID_FIELD } from '../release/released-row.js'
import { IdTable } from '../store/id-table.js'

/** A row that is left out. */
export interface LeftOutRow {
  readonly row: number
  readonly place: string
  readonly reason: string
  readonly detail: string
}

/**
 * The good rows of a source, in order. With an id field, later rows of the same id are left out (`duplicate-id`), and
 * rows without one too (`missing-id`). Memory: an id table when the source names an id field, else one row.
 */
export async function* sourceRecords(
  source: PlannedSource,
  leftOut: (row: LeftOutRow) => void = () => undefined,
): AsyncGenerator<DataRecord> {
  const seen = source.idField === undefined ? undefined : new IdTable()
  for await (const row of source.bound.instance.read(source.path)) {
    if (isBadRow(row)) {
      leftOut(row)
      continue
    }
    const key = source.idField === undefined ? String(row.row) : fieldText(row.data, source.idField)
    if (seen !== undefined) {
      const before = seen.size
      if (key === '') {
        leftOut({
          row: row.row,
          place: row.place,
          reason: 'missing-id',
          detail: `the field "${source.idField}" is missing`,
        })
        continue
      }
      if (seen.add(makeId(key)) < before) {
        leftOut({
          row: row.row,
          place: row.place,
          reason: 'duplicate-id',
          detail: `the id ${JSON.stringify(key.slice(0, 60))} came before`,
        })
        continue
      }
    }
    yield toRecord(source, key, row)
  }
}

function toRecord(
  source: PlannedSource,
  key: string,
  row: { row: number; place: string; data: JsonObject },
): DataRecord {
  const id = sourceRecordId(source.id, key)
  const { [ID_FIELD]: earlier, ...data } = row.data
  return {
    id,
    step: source.id,
    data,
    lineage: {
      method: `${source.plugIn.id}@${source.plugIn.version}`,
      origin: source.origin,
      task: row.place,
      draft: 0,
      parents: [],
      root: id,
      notes: { row: row.row, ...(earlier === undefined ? {} : { releasedAs: earlier }) },
    },
  }
}
