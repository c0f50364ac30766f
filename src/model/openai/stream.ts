/** A streamed chat completion put together into the body that an unstreamed one would have had. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import { endpointErrorOf, type EndpointError } from '../wire/endpoint-error.js'
import { objectAt, objectsAt, parseJson, textAt } from '../wire/json-fields.js'
import type { BodyReader } from '../wire/judge.js'
import type { ServerEvent } from '../wire/sse.js'
import { contentOf, reasoningField } from './content.js'
import { createCallAssembly } from './stream-calls.js'

/** A stream as a whole body. */
export interface AssembledStream {
  readonly body: JsonObject
  /** The first error that an event reported. */
  readonly error: EndpointError | undefined
  /** Whether an event before the last one is no JSON: something of the answer is missing. */
  readonly isDamaged: boolean
}

/** Whether the stream came to `[DONE]` or to a finish reason, and the error that it reports. */
export const endOf: BodyReader['endOf'] = (events) => {
  const chunks = events.map(({ data }) => parseJson(data)).filter(isJsonObject)
  const isFinished = chunks.some((chunk) => typeof firstChoice(chunk)?.['finish_reason'] === 'string')
  return { isEnded: isFinished || events.some(isDone), error: firstError(chunks) }
}

/** Puts the deltas of the first choice together: texts by order, calls by index, usage and model by the last word. */
export function assembleStream(events: readonly ServerEvent[]): AssembledStream {
  const said = events.filter((event) => !isDone(event) && event.data.trim() !== '')
  const values = said.map(({ data }) => parseJson(data))
  const chunks = values.filter(isJsonObject)
  const choices = chunks.map(firstChoice).filter((choice) => choice !== undefined)
  return {
    body: {
      ...lastOf(chunks, ['model', 'system_fingerprint', 'usage']),
      choices: choices.length === 0 ? [] : [choiceOf(choices)],
    },
    error: firstError(chunks),
    isDamaged: values.slice(0, -1).some((value) => !isJsonObject(value)),
  }
}

function choiceOf(choices: readonly JsonObject[]): JsonObject {
  const calls = createCallAssembly()
  const texts = { content: '', reasoning_content: '', refusal: '' }
  const logprobs: Json[] = []
  for (const choice of choices) {
    const delta = objectAt(choice, 'delta') ?? objectAt(choice, 'message')
    const { text, reasoning } = contentOf(delta?.['content'])
    texts.content += text
    texts.reasoning_content += reasoningField(delta) + reasoning
    texts.refusal += textAt(delta, 'refusal') ?? ''
    for (const call of objectsAt(delta, 'tool_calls')) calls.add(call)
    logprobs.push(...objectsAt(objectAt(choice, 'logprobs'), 'content'))
  }
  return {
    message: { ...texts, tool_calls: calls.list() },
    ...lastOf(choices, ['finish_reason']),
    logprobs: logprobs.length === 0 ? null : { content: logprobs },
  }
}

function isDone({ data }: ServerEvent): boolean {
  return data.trim() === '[DONE]'
}

function firstChoice(chunk: JsonObject): JsonObject | undefined {
  return objectsAt(chunk, 'choices').find(({ index }) => index === undefined || index === 0)
}

function firstError(chunks: readonly JsonObject[]): EndpointError | undefined {
  for (const chunk of chunks) {
    const error = endpointErrorOf(chunk) ?? endpointErrorOf(firstChoice(chunk))
    if (error !== undefined) return error
  }
  return undefined
}

function lastOf(objects: readonly JsonObject[], keys: readonly string[]): JsonObject {
  const found: Record<string, Json> = {}
  for (const object of objects) {
    for (const key of keys) found[key] = object[key] ?? found[key] ?? null
  }
  return found
}
