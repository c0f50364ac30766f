/** The exporter `pretrain`: plain text. */

import { z } from 'zod'
import type { Json, JsonObject } from '../base/canonical-json.js'
import { defineExporter } from '../contract/exporter.js'
import { fieldValue } from '../record/data-record.js'
import { fieldOptions } from './example/field-options.js'
import { type Found, rowPerRecord, whenFound } from './example/found.js'
import { joinedPrompt } from './example/pair.js'
import { readSinglePair } from './example/plain-messages.js'
import { firstPresent, textField } from './example/text-field.js'

const TEXT_FIELDS = ['text', 'content']

const options = z.strictObject({
  ...fieldOptions,
  text: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Field with the text. Default: text or content, else prompt and completion with an empty line between.',
    ),
  meta: z
    .array(z.string().min(1))
    .default([])
    .describe('Fields to keep under `meta`, null where absent. Default: none, and then no `meta`.'),
})

type Options = z.infer<typeof options>

/** Rows `{ text }`, and `meta` when fields for it are named. */
export const pretrain = defineExporter({
  id: 'pretrain',
  version: 1,
  summary: 'Plain text for (continued) pre-training: { text, meta? }.',
  source: {
    title: 'Gao et al. 2020, The Pile: rows of text and meta',
    reference: 'arXiv:2101.00027',
  },
  needs: [],
  options,
  start: (chosen) => ({
    rows: (view) =>
      rowPerRecord(view, ({ data }) =>
        whenFound(readText(data, chosen), (text) => ({ found: withMeta(text, data, chosen.meta) })),
      ),
  }),
})

function readText(data: JsonObject, chosen: Options): Found<string> {
  const field = chosen.text ?? firstPresent(data, TEXT_FIELDS)
  if (field !== undefined) return textField(data, field, 'text')
  return whenFound(readSinglePair(data, chosen), (pair) => ({
    found: `${joinedPrompt(pair)}\n\n${pair.completion}`,
  }))
}

function withMeta(text: string, data: JsonObject, fields: readonly string[]): JsonObject {
  if (fields.length === 0) return { text }
  return { text, meta: Object.fromEntries(fields.map((field) => [field, valueOrNull(data, field)])) }
}

function valueOrNull(data: JsonObject, field: string): Json {
  return (fieldValue(data, field) ?? null) as Json
}
