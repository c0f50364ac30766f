/** Fields that a model answers once: text, JSON by a schema, code. */

import { compileSchema } from '../../algo/json-schema/compile-schema.js'
import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import { isCupelError, messageOf, RecipeError } from '../../base/errors.js'
import { askCode, askJson, askText } from '../../model/answer/ask.js'
import { compilePrompt, messagesOf } from '../prompting/prompt.js'
import { type Ask, putQuestion } from '../prompting/question.js'
import { askSamples } from '../prompting/samples.js'
import type { Shelf } from '../prompting/shelf.js'
import { type PromptPlace, readText, within } from '../prompting/template-option.js'
import type { CodeOptions, JsonOptions, TextOptions } from './model-schema.js'
import type { Producer } from './producer.js'

/**
 * Compiles `text`: the answer as it is. `promptPlace` is where the template stands.
 *
 * Throws: RecipeError `unknown-field`, `missing-file`. Refuses rows with the reason codes of answers and of templates.
 */
export function compileText(
  options: TextOptions,
  place: PromptPlace,
  shelf: Shelf,
  promptPlace?: PromptPlace,
): Producer {
  return compileQuestion(askText, options, place, shelf, promptPlace)
}

/** Compiles `json`: a value that follows the schema. Throws RecipeError `bad-schema` and `invalid-json` too. */
export function compileJson(options: JsonOptions, name: string, place: PromptPlace, shelf: Shelf): Producer {
  const schema = readSchema(options.schema, within(place, 'schema'))
  const answerSchema = { name: name.slice(0, 64), schema }
  const ask: Ask<Json> = (model, request, policy) => askJson(model, request, answerSchema, policy)
  return compileQuestion(ask, options, place, shelf)
}

/** Compiles `code`: the fenced block of the language, else the only block, else the whole answer. */
export function compileCode(options: CodeOptions, place: PromptPlace, shelf: Shelf): Producer {
  const ask: Ask<string> = (model, request, policy) => askCode(model, request, options.language, policy)
  return compileQuestion(ask, options, place, shelf)
}

function compileQuestion<Value extends Json>(
  ask: Ask<Value>,
  options: TextOptions,
  place: PromptPlace,
  shelf: Shelf,
  promptPlace?: PromptPlace,
): Producer {
  const prompt = compilePrompt(options, place, shelf, promptPlace)
  return {
    reads: prompt.roots,
    paths: prompt.paths,
    unseen: prompt.unseen,
    outside: 'model',
    async produce(context) {
      const rendered = await prompt.render(context)
      if ('refused' in rendered) return rendered
      const messages = messagesOf(rendered)
      const model = context.ports.model(options.model)
      return askSamples(options.samples, context.sample, (sample) =>
        putQuestion(ask, model, { messages, sample }, options),
      )
    },
  }
}

function readSchema(given: JsonOptions['schema'], place: PromptPlace): JsonObject {
  const schema = typeof given === 'string' ? parseSchema(readText(given, place), place) : given
  try {
    compileSchema(schema)
    return schema
  } catch (thrown) {
    throw badSchema(isCupelError(thrown) ? thrown.code : 'bad-schema', messageOf(thrown), place)
  }
}

function parseSchema(text: string, place: PromptPlace): JsonObject {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (thrown) {
    throw badSchema('invalid-json', `The file is no JSON: ${messageOf(thrown)}.`, place)
  }
  if (isJsonObject(value)) return value
  throw badSchema('bad-schema', 'The file holds no JSON object.', place)
}

function badSchema(code: string, message: string, { path }: PromptPlace): RecipeError {
  return new RecipeError(code, {
    message: `${path}: ${message}`,
    hint: 'JSON Schema 2020-12: https://json-schema.org.',
    details: { path },
  })
}
