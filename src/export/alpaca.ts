/** The exporter `alpaca`: instruction, input and output. */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { defineExporter } from '../contract/exporter.js'
import { fieldOptions } from './example/field-options.js'
import { type Found, rowPerRecord, whenFound } from './example/found.js'
import { type Pair, readCompletion, readSystem } from './example/pair.js'
import { readSinglePair } from './example/plain-messages.js'
import { firstPresent, PROMPT_FIELDS, textField } from './example/text-field.js'

const options = z.strictObject({
  ...fieldOptions,
  input: z
    .string()
    .min(1)
    .default('input')
    .describe('Field with the material that the instruction speaks of; empty where absent. Default input.'),
})

type Options = z.infer<typeof options>

/** Rows `{ instruction, input, output }`, and `system` when the option gives a system prompt. */
export const alpaca = defineExporter({
  id: 'alpaca',
  version: 1,
  summary: 'Instructions: { instruction, input, output }.',
  source: {
    title: 'Stanford Alpaca data release',
    reference: 'https://github.com/tatsu-lab/stanford_alpaca',
    deviation: 'A column `system` as in LLaMA-Factory when a system prompt is given.',
  },
  needs: [],
  options,
  start: (chosen) => ({ rows: (view) => rowPerRecord(view, ({ data }) => alpacaRow(data, chosen)) }),
})

function alpacaRow(data: JsonObject, chosen: Options): Found<JsonObject> {
  const field = chosen.prompt ?? firstPresent(data, PROMPT_FIELDS)
  if (field === undefined || chosen.messages !== undefined) {
    return whenFound(readSinglePair(data, chosen), (pair) => ({ found: toRow(pair, '') }))
  }
  return whenFound(textField(data, field, 'prompt'), (prompt) =>
    whenFound(inputText(data, chosen.input, field), (input) =>
      whenFound(readCompletion(data, chosen), (completion) =>
        whenFound(readSystem(data, chosen), (system) => ({
          found: toRow({ system, prompt, completion }, input),
        })),
      ),
    ),
  )
}

function inputText(data: JsonObject, field: string, promptField: string): Found<string> {
  if (field === promptField) return { found: '' }
  const input = textField(data, field, 'input')
  const isNone = 'skipped' in input && input.skipped !== 'input-not-text'
  return isNone ? { found: '' } : input
}

function toRow({ system, prompt, completion }: Pair, input: string): JsonObject {
  const row = { instruction: prompt, input, output: completion }
  return system === undefined ? row : { ...row, system }
}
