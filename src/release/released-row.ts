/** A row as it is released: the user's fields at the top level and one id. */

import type { JsonObject } from '../base/canonical-json.js'
import type { DataRecord } from '../record/data-record.js'

/** Key under which Cupel writes a record's id into a released row. */
export const ID_FIELD = '_cupel'

/** The released row of a record. The key `_cupel` is Cupel's: a field of that name gives way. */
export function releasedRow(record: DataRecord): JsonObject {
  return { ...record.data, [ID_FIELD]: record.id }
}
