/** The exporter `sharegpt`: conversations in the spelling of ShareGPT. */

import { z } from 'zod'
import { defineExporter } from '../contract/exporter.js'
import { fieldOptions } from './example/field-options.js'
import { rowPerRecord, whenFound } from './example/found.js'
import type { Role } from './example/message.js'
import { readPlainMessages } from './example/plain-messages.js'

const SPEAKERS: Readonly<Record<Role, string>> = {
  system: 'system',
  user: 'human',
  assistant: 'gpt',
  tool: 'tool',
}

/** Rows `{ conversations: [{ from, value }] }` with the speakers system, human and gpt. */
export const sharegpt = defineExporter({
  id: 'sharegpt',
  version: 1,
  summary: 'Conversations in the ShareGPT spelling: { conversations: [{ from, value }] }.',
  source: {
    title: 'ShareGPT format as read by FastChat, Axolotl and LLaMA-Factory',
    reference: 'https://github.com/lm-sys/FastChat',
  },
  needs: [],
  options: z.strictObject(fieldOptions),
  start: (options) => ({
    rows: (view) =>
      rowPerRecord(view, ({ data }) =>
        whenFound(readPlainMessages(data, options), (messages) => ({
          found: {
            conversations: messages.map(({ role, content }) => ({ from: SPEAKERS[role], value: content })),
          },
        })),
      ),
  }),
})
