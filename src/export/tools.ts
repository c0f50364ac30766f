/** The exporter `tools`: conversations with tool calls and the schemas of the tools. */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { defineExporter } from '../contract/exporter.js'
import { fieldValue } from '../record/data-record.js'
import { fieldOptions } from './example/field-options.js'
import { type Found, rowPerRecord, whenFound } from './example/found.js'
import { readMessages } from './example/message.js'
import { readTools } from './example/tool-call.js'
import { openaiMessage, toolFault } from './example/tool-turns.js'

const options = z.strictObject({
  ...fieldOptions,
  tools: z
    .string()
    .min(1)
    .default('tools')
    .describe('Field with the tool schemas, a list or its JSON text. Default tools.'),
  toolsAs: z
    .enum(['list', 'text'])
    .default('list')
    .describe(
      'Tool schemas as a list, which TRL reads, or as JSON text for loaders that give all schemas the keys of all others. Default list.',
    ),
})

type Options = z.infer<typeof options>

/**
 * Rows `{ messages, tools }`: messages with `tool_calls` and `tool_call_id`, arguments as JSON text.
 *
 * Edge: reasons of `readMessages`, `readTools` and `toolFault`.
 */
export const tools = defineExporter({
  id: 'tools',
  version: 1,
  summary: 'Tool use: { messages, tools }, with tool calls and tool schemas.',
  source: {
    title: 'TRL dataset formats: tool calling; OpenAI chat completions',
    reference: 'https://huggingface.co/docs/trl/dataset_formats#tool-calling',
    deviation: 'Arguments are JSON text, as OpenAI sends them, so that Arrow gives all calls one type.',
  },
  needs: [],
  options,
  start: (chosen) => ({ rows: (view) => rowPerRecord(view, ({ data }) => toolRow(data, chosen)) }),
})

function toolRow(data: JsonObject, chosen: Options): Found<JsonObject> {
  return whenFound(readMessages(data, chosen), (messages) =>
    whenFound(readTools(fieldValue(data, chosen.tools)), (declared) => {
      const fault = toolFault(messages, declared)
      if (fault !== undefined) return { skipped: fault }
      const schemas = declared.map(({ schema }) => schema)
      return {
        found: {
          messages: messages.map(openaiMessage),
          tools: chosen.toolsAs === 'text' ? JSON.stringify(schemas) : schemas,
        },
      }
    }),
  )
}
