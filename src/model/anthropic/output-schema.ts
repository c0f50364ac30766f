/** A JSON Schema made fit for Anthropic's structured outputs, which admit a part of the language only. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'

const NOT_ADMITTED: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
])

const MAPS_OF_SCHEMAS: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions'])
const LISTS_OF_SCHEMAS: ReadonlySet<string> = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems'])

/**
 * The schema with `additionalProperties: false` on objects that do not say otherwise, without the bounds that the API
 * refuses (on numbers, lengths and counts, and `minItems` above 1). Answers are judged by the original, so what is left
 * out here is still checked. Schemas that stay unfit (open maps, recursion) are refused by the endpoint.
 *
 * Source: Anthropic, structured outputs, "JSON Schema limitations".
 */
export function outputSchema(schema: JsonObject): JsonObject {
  const fit: Record<string, Json> = {}
  for (const [key, value] of Object.entries(schema)) {
    if (NOT_ADMITTED.has(key) || (key === 'minItems' && typeof value === 'number' && value > 1)) continue
    fit[key] = partOf(key, value)
  }
  const { type } = schema
  const isObject =
    type === 'object' || (Array.isArray(type) && type.includes('object')) || 'properties' in schema
  if (isObject && !('additionalProperties' in schema)) fit['additionalProperties'] = false
  return fit
}

function partOf(key: string, value: Json): Json {
  if (MAPS_OF_SCHEMAS.has(key) && isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, schemaPart(part)]))
  }
  if (LISTS_OF_SCHEMAS.has(key) && Array.isArray(value)) return value.map(schemaPart)
  return key === 'items' ? schemaPart(value) : value
}

function schemaPart(part: Json): Json {
  return isJsonObject(part) ? outputSchema(part) : part
}
