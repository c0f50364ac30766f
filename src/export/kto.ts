/** The exporter `kto`: answers with a label, desirable or not. */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { defineExporter, type ExportRow, type ReleaseView } from '../contract/exporter.js'
import { type FieldOptions, fieldOptions } from './example/field-options.js'
import { exportRow, type Found, whenFound } from './example/found.js'
import { pairRow, readSinglePair } from './example/plain-messages.js'

/**
 * Rows `{ prompt, completion, label }`: true for records of the release, then false for those that a verifier
 * rejected.
 */
export const kto = defineExporter({
  id: 'kto',
  version: 1,
  summary: 'Desirable and undesirable answers: { prompt, completion, label }.',
  source: {
    title:
      'Ethayarajh et al. 2024, KTO: Model Alignment as Prospect Theoretic Optimization; TRL: unpaired preference',
    reference: 'arXiv:2402.01306',
    deviation: 'Labels are verdicts of verifiers.',
  },
  needs: [],
  options: z.strictObject(fieldOptions),
  start: (options) => ({ rows: (view) => labelledRows(view, options) }),
})

async function* labelledRows(view: ReleaseView, options: FieldOptions): AsyncGenerator<ExportRow> {
  for await (const record of view.records()) yield exportRow(record, labelledRow(record.data, options, true))
  for await (const { record } of view.rejected()) {
    yield exportRow(record, labelledRow(record.data, options, false))
  }
}

function labelledRow(data: JsonObject, options: FieldOptions, label: boolean): Found<JsonObject> {
  return whenFound(readSinglePair(data, options), (pair) => ({ found: { ...pairRow(pair), label } }))
}
