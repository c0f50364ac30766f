/** The prompt and the completion of a record. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { FieldOptions } from './field-options.js'
import { type Found, whenFound } from './found.js'
import { COMPLETION_FIELDS, firstPresent, PROMPT_FIELDS, textField } from './text-field.js'

/** One exchange: what the model is asked and what it should say. */
export interface Pair {
  readonly system: string | undefined
  readonly prompt: string
  readonly completion: string
}

/**
 * Prompt, completion and system prompt of a record.
 *
 * Out:  texts as they stand in the record. Where the default prompt field is `instruction` and `input` holds
 *       text, both are the prompt, with an empty line between.
 * Edge: reasons `missing-…`, `empty-…`, `…-not-text` for prompt, completion and system.
 */
export function readPair(data: JsonObject, options: FieldOptions): Found<Pair> {
  return whenFound(readPrompt(data, options), ({ system, prompt }) =>
    whenFound(readCompletion(data, options), (completion) => ({ found: { system, prompt, completion } })),
  )
}

/** What the model is asked, without what it should say: for formats that take the answers from elsewhere. */
export function readPrompt(data: JsonObject, options: FieldOptions): Found<Omit<Pair, 'completion'>> {
  const field = options.prompt ?? firstPresent(data, PROMPT_FIELDS)
  return whenFound(textField(data, field, 'prompt'), (text) => {
    const input =
      options.prompt === undefined && field === 'instruction' ? textField(data, 'input', 'input') : undefined
    const prompt = input !== undefined && 'found' in input ? `${text}\n\n${input.found}` : text
    return whenFound(readSystem(data, options), (system) => ({ found: { system, prompt } }))
  })
}

/** What the model should say. */
export function readCompletion(data: JsonObject, options: FieldOptions): Found<string> {
  const field = options.completion ?? firstPresent(data, COMPLETION_FIELDS)
  return textField(data, field, 'completion')
}

/** The system prompt: the option's text, or that of the field it names; undefined without the option. */
export function readSystem(data: JsonObject, { system }: FieldOptions): Found<string | undefined> {
  if (system === undefined || typeof system === 'string') return { found: system }
  return textField(data, system.field, 'system')
}

/** The prompt with the system prompt before it, for formats that have no place for one. */
export function joinedPrompt({ system, prompt }: Omit<Pair, 'completion'>): string {
  return system === undefined ? prompt : `${system}\n\n${prompt}`
}
