/** What a release holds beside its documents: the input of card and report when there is a release. */

import type { FieldFacts } from './files/field-tally.js'
import type { ExampleRow } from './files/write-rows.js'
import type { ManifestFile } from './manifest.js'

/** Data, exports, recipe and facts as they were written. */
export interface ReleaseContents {
  readonly files: readonly ManifestFile[]
  /** Top-level fields of the data rows. */
  readonly fields: readonly FieldFacts[]
  /** Whether the rows have more fields than are told of. */
  readonly isFieldListCut: boolean
  readonly example: ExampleRow | undefined
}
