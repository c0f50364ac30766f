/** Embeddings: texts out, vectors back. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import type { ModelBinding } from '../binding.js'
import type { EmbeddingRequest } from '../chat.js'
import type { Protocol, WireRequest } from '../protocol.js'
import { endpointErrorOf } from '../wire/endpoint-error.js'
import { badEmbedding, emptyEmbedding, faultOf, startOf, wordsOfTrouble } from '../wire/faulty-answer.js'
import { countAt, firstTextAt, objectsAt, parseJson } from '../wire/json-fields.js'
import { present } from '../wire/parameters.js'
import { usageIn } from './usage.js'

/** All texts in one request, as floats. The binding's parameters are those of chats and are not sent. */
export function encodeEmbedding(binding: ModelBinding, { texts, dimensions }: EmbeddingRequest): WireRequest {
  const body = present({ model: binding.model, input: texts, dimensions, encoding_format: 'float' })
  return {
    method: 'POST',
    path: '/embeddings',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    isStream: false,
  }
}

/**
 * Vectors in the order of the texts: by `index`, or by place where no entry has one. `bad-answer` when there are none,
 * when an index is missing or twice there, when a vector is empty or holds what is no finite number, and when lengths
 * differ. Whether there are as many as texts is for the caller to check, who knows the texts. Never throws.
 */
export const decodeEmbedding: Protocol['decodeEmbedding'] = ({ status, body }) => {
  const value = parseJson(body)
  const error = endpointErrorOf(value)
  if (status < 200 || status >= 300 || error !== undefined) {
    return { ...emptyEmbedding, fault: faultOf(status, error), detail: wordsOfTrouble(status, error, body) }
  }
  if (!isJsonObject(value)) return badEmbedding(`No JSON object came: ${startOf(body)}`)
  const vectors = vectorsOf(objectsAt(value, 'data'))
  if (typeof vectors === 'string') return badEmbedding(vectors)
  return {
    ...emptyEmbedding,
    vectors,
    usage: usageIn(value),
    model: firstTextAt(value, ['model'])?.toWellFormed(),
  }
}

function vectorsOf(entries: readonly JsonObject[]): readonly (readonly number[])[] | string {
  if (entries.length === 0) return 'The body holds no `data` with vectors.'
  const isPlaced = entries.some((entry) => entry['index'] !== undefined)
  const vectors: (readonly number[] | undefined)[] = entries.map(() => undefined)
  for (const [place, entry] of entries.entries()) {
    const index = isPlaced ? countAt(entry, 'index') : place
    const vector = entry['embedding']
    if (index === undefined || index >= entries.length || vectors[index] !== undefined) {
      return `The vectors are not numbered from 0 to ${entries.length - 1}, each once.`
    }
    if (!isVector(vector)) return `Vector ${index} is no list of finite numbers.`
    vectors[index] = vector
  }
  const complete = vectors.filter((vector) => vector !== undefined)
  const lengths = new Set(complete.map((vector) => vector.length))
  return lengths.size > 1 ? `The vectors differ in length: ${[...lengths].join(', ')}.` : complete
}

function isVector(value: Json | undefined): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((number) => Number.isFinite(number))
}
