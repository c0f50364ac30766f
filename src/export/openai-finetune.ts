/** The exporter `openai-finetune`: conversations for the fine-tuning service of OpenAI. */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { defineExporter } from '../contract/exporter.js'
import { fieldValue } from '../record/data-record.js'
import { fieldOptions } from './example/field-options.js'
import { type Found, rowPerRecord, whenFound } from './example/found.js'
import { readMessages } from './example/message.js'
import { readTools, type Tool } from './example/tool-call.js'
import { hasToolTurns, openaiMessage, toolFault } from './example/tool-turns.js'

const options = z.strictObject({
  ...fieldOptions,
  tools: z
    .string()
    .min(1)
    .default('tools')
    .describe('Field with the tool schemas, a list or its JSON text; left out where absent. Default tools.'),
})

type Options = z.infer<typeof options>

/**
 * Rows `{ messages }`, and `tools` where the record has them.
 *
 * Edge: reasons of `readMessages` (so the last message is a non-empty one of the assistant) and of
 *       `toolFault`; a call needs an id: `call-without-id`.
 * Not covered: the service's limits on tokens, and its minimum of 10 rows.
 */
export const openaiFinetune = defineExporter({
  id: 'openai-finetune',
  version: 1,
  summary: 'OpenAI chat fine-tuning: { messages }, checked for roles and a non-empty assistant turn.',
  source: {
    title: 'OpenAI API reference: fine-tuning, the format of chat training data',
    reference: 'https://platform.openai.com/docs/api-reference/fine-tuning/chat-input',
  },
  needs: [],
  options,
  start: (chosen) => ({ rows: (view) => rowPerRecord(view, ({ data }) => finetuneRow(data, chosen)) }),
})

function finetuneRow(data: JsonObject, chosen: Options): Found<JsonObject> {
  return whenFound(readMessages(data, chosen), (messages) =>
    whenFound(declaredTools(data, chosen), (tools) => {
      const fault = toolFault(messages, tools)
      if (fault !== undefined) return { skipped: fault }
      const hasNoId =
        hasToolTurns(messages) &&
        messages.some(
          (message) => message.toolCalls.some(({ id }) => id === undefined) || isNamelessAnswer(message),
        )
      if (hasNoId) return { skipped: 'call-without-id' }
      const row = { messages: messages.map((message) => withoutNull(openaiMessage(message))) }
      return { found: tools.length === 0 ? row : { ...row, tools: tools.map(({ schema }) => schema) } }
    }),
  )
}

function isNamelessAnswer({ role, toolCallId }: { role: string; toolCallId: string | undefined }): boolean {
  return role === 'tool' && toolCallId === undefined
}

function declaredTools(data: JsonObject, { tools }: Options): Found<readonly Tool[]> {
  const found = readTools(fieldValue(data, tools))
  return 'skipped' in found && found.skipped === 'missing-tools' ? { found: [] } : found
}

function withoutNull(message: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== null))
}
