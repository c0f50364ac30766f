/** Asks a model until an answer can be used, within a policy: as text, as JSON by a schema, or as code. */

import type { Json } from '../../base/canonical-json.js'
import type { AnswerSchema, ChatRequest } from '../chat.js'
import type { ModelPort } from '../port.js'
import type { Answered, Reader, Refused } from './answered.js'
import { codeReader } from './code-reader.js'
import { jsonReader } from './json-reader.js'
import { type AnswerPolicy, defaultAnswerPolicy } from './policy.js'
import { askSample } from './sample.js'
import { withSchemaWords } from './schema-words.js'
import { readText } from './text-reader.js'

export type { Answered, Reader, Reading, Refused } from './answered.js'

/**
 * Asks a question and reads the answer (DESIGN §8, class "answer").
 *
 * What is wrong is looked for in this order, and mended so:
 * - the endpoint rejects the request: `request-refused`, at once; of a repair turn, by a fresh sample
 * - an answer that is none of the protocol: `bad-answer`, by a fresh sample
 * - the endpoint says refusal or filter: `refused`, `content-filtered`, at once, since a refusal is data
 * - cut short: asked again with double the tokens, then `truncated`, by a fresh sample
 * - blank: `empty-answer`, by a fresh sample
 * - the reader finds a fault: `refused` where the text is a refusal by rules; else repair turns, then a fresh sample
 *
 * An answer that the reader accepts is not searched for refusals. A raised limit holds for all later turns; where the
 * first is not known, the tokens used are doubled, and where those are not known `mostTokens` is asked for. Fresh
 * samples are named `${sample}+1`, `+2` …
 *
 * Throws: what the port throws (`CallFailed`, StoppedError). Deterministic for recorded answers.
 * Cost:   at most (1 + samples) × (1 + repairs) + raises calls.
 */
export async function ask<Value>(
  model: ModelPort,
  request: ChatRequest,
  read: Reader<Value>,
  policy: AnswerPolicy = defaultAnswerPolicy,
): Promise<Answered<Value> | Refused> {
  const asking = { model, request, policy, effects: [], limit: request.maxTokens, raises: 0 }
  for (let fresh = 0; ; fresh += 1) {
    const sample = fresh === 0 ? request.sample : `${request.sample}+${fresh}`
    const end = await askSample(asking, sample, read)
    if ('value' in end) return { ...end, effects: asking.effects }
    if (end.isFinal || fresh >= policy.samples) {
      return { refused: end.refused, detail: end.detail, effects: asking.effects }
    }
  }
}

/**
 * Asks for text: the answer without white space at its ends, refused where the rules of refusals match its opening
 * (English only; figures in docs/refusals.md).
 */
export function askText(
  model: ModelPort,
  request: ChatRequest,
  policy?: AnswerPolicy,
): Promise<Answered<string> | Refused> {
  return ask(model, request, readText, policy)
}

/**
 * Asks for JSON by a schema: natively or by a forced tool where the model's `structured` says so, else by words at the
 * end of the question. In every mode JSON is looked for in the text (`extractJson`) and checked by the schema, since
 * endpoints may ignore what they are asked for. `Value` is the caller's word for what the schema admits.
 *
 * Reasons of its own: `bad-json`, `schema-miss`. Throws also: RecipeError `bad-schema`, before anything is asked.
 */
export async function askJson<Value extends Json = Json>(
  model: ModelPort,
  request: ChatRequest,
  schema: AnswerSchema,
  policy?: AnswerPolicy,
): Promise<Answered<Value> | Refused> {
  const read = jsonReader<Value>(schema.schema)
  const asked = model.structured === 'instruction' ? withSchemaWords(request, schema) : { ...request, schema }
  return ask(model, asked, read, policy)
}

/**
 * Asks for code: the one fenced block of the language (`py` counts as `python`, see `languageNames`), else the only
 * block, else the whole text where it has no fence. The request's own words must ask for code.
 *
 * Reason of its own: `no-code-block`, also where several different blocks of the language are given.
 */
export function askCode(
  model: ModelPort,
  request: ChatRequest,
  language: string,
  policy?: AnswerPolicy,
): Promise<Answered<string> | Refused> {
  return ask(model, request, codeReader(language), policy)
}
