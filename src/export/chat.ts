/** The exporter `chat`: conversations as lists of messages. */

import { z } from 'zod'
import { defineExporter } from '../contract/exporter.js'
import { fieldOptions } from './example/field-options.js'
import { rowPerRecord, whenFound } from './example/found.js'
import { readPlainMessages } from './example/plain-messages.js'

/** Rows `{ messages: [{ role, content }] }`, of the record's own messages or of prompt and completion. */
export const chat = defineExporter({
  id: 'chat',
  version: 1,
  summary: 'Conversations: { messages: [{ role, content }] }.',
  source: {
    title: 'TRL dataset formats: language modeling, conversational',
    reference: 'https://huggingface.co/docs/trl/dataset_formats',
  },
  needs: [],
  options: z.strictObject(fieldOptions),
  start: (options) => ({
    rows: (view) =>
      rowPerRecord(view, ({ data }) =>
        whenFound(readPlainMessages(data, options), (messages) => ({
          found: { messages: messages.map(({ role, content }) => ({ role, content })) },
        })),
      ),
  }),
})
