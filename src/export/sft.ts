/** The exporter `sft`: prompt and completion for supervised fine-tuning. */

import { z } from 'zod'
import { defineExporter } from '../contract/exporter.js'
import { fieldOptions } from './example/field-options.js'
import { rowPerRecord, whenFound } from './example/found.js'
import { pairRow, readSinglePair } from './example/plain-messages.js'

/** Rows `{ prompt, completion }`. A system prompt stands before the prompt, with an empty line between. */
export const sft = defineExporter({
  id: 'sft',
  version: 1,
  summary: 'Supervised fine-tuning: { prompt, completion }.',
  source: {
    title: 'TRL dataset formats: prompt-completion, standard',
    reference: 'https://huggingface.co/docs/trl/dataset_formats',
  },
  needs: [],
  options: z.strictObject(fieldOptions),
  start: (options) => ({
    rows: (view) =>
      rowPerRecord(view, ({ data }) =>
        whenFound(readSinglePair(data, options), (pair) => ({ found: pairRow(pair) })),
      ),
  }),
})
