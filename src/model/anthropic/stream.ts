/** A streamed message put together into the one that an unstreamed answer would have had. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import { endpointErrorOf, type EndpointError } from '../wire/endpoint-error.js'
import { countAt, objectAt, parseJson, textAt } from '../wire/json-fields.js'
import type { BodyReader } from '../wire/judge.js'
import type { ServerEvent } from '../wire/sse.js'

/** A stream as a whole message. */
export interface AssembledStream {
  /** Undefined when no event began a message. */
  readonly message: JsonObject | undefined
  /** The first error that an event reported. */
  readonly error: EndpointError | undefined
  /** Whether an event before the last one is no JSON: something of the answer is missing. */
  readonly isDamaged: boolean
}

/** Whether the stream came to `message_stop`, and the error that it reports. */
export const endOf: BodyReader['endOf'] = (events) => {
  const values = events.map(({ data }) => parseJson(data)).filter(isJsonObject)
  return { isEnded: values.some(({ type }) => type === 'message_stop'), error: firstError(values) }
}

/** Puts the blocks together by index, and the usage and the reason of the stop by the last word. */
export function assembleStream(events: readonly ServerEvent[]): AssembledStream {
  const parsed = events.filter(({ data }) => data.trim() !== '').map(({ data }) => parseJson(data))
  const values = parsed.filter(isJsonObject)
  const isDamaged = parsed.slice(0, -1).some((value) => !isJsonObject(value))
  return { message: messageOf(values), error: firstError(values), isDamaged }
}

interface OpenBlock {
  readonly start: JsonObject
  readonly texts: Record<string, string>
}

function messageOf(values: readonly JsonObject[]): JsonObject | undefined {
  let message: Record<string, Json> | undefined
  const blocks = new Map<number, OpenBlock>()
  for (const value of values) {
    const index = countAt(value, 'index') ?? 0
    const delta = objectAt(value, 'delta')
    if (value['type'] === 'message_start') message = { ...objectAt(value, 'message') }
    if (value['type'] === 'content_block_start') {
      blocks.set(index, { start: objectAt(value, 'content_block') ?? {}, texts: {} })
    }
    if (value['type'] === 'content_block_delta') addDelta(blocks.get(index), delta)
    if (value['type'] === 'message_delta' && message !== undefined) {
      Object.assign(message, said(delta), {
        usage: { ...objectAt(message, 'usage'), ...said(objectAt(value, 'usage')) },
      })
    }
  }
  if (message === undefined) return undefined
  const ordered = [...blocks].sort(([first], [second]) => first - second)
  return { ...message, content: ordered.map(([, block]) => closeBlock(block)) }
}

const PIECES = ['text', 'thinking', 'partial_json'] as const

function addDelta(block: OpenBlock | undefined, delta: JsonObject | undefined): void {
  for (const key of PIECES) {
    const piece = textAt(delta, key)
    if (block !== undefined && piece !== undefined) block.texts[key] = (block.texts[key] ?? '') + piece
  }
}

function closeBlock({ start, texts }: OpenBlock): JsonObject {
  const { text, thinking, partial_json: json = '' } = texts
  return {
    ...start,
    ...(text === undefined ? {} : { text: (textAt(start, 'text') ?? '') + text }),
    ...(thinking === undefined ? {} : { thinking: (textAt(start, 'thinking') ?? '') + thinking }),
    ...(json === '' ? {} : { input: parseJson(json) ?? json }),
  }
}

function said(object: JsonObject | undefined): JsonObject {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== null))
}

function firstError(values: readonly JsonObject[]): EndpointError | undefined {
  return values.map(endpointErrorOf).find((error) => error !== undefined)
}
