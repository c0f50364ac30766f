/** Which JSON Schemas the strict mode of OpenAI's structured outputs admits. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'

const NOT_ADMITTED: readonly string[] = [
  'allOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'prefixItems',
]

const SAYS_WHAT_IT_IS: readonly string[] = ['type', 'enum', 'const', 'anyOf', '$ref']

/**
 * Whether a schema can be sent with `strict: true`: its root is an object, every object in it has
 * `additionalProperties: false` and requires all its properties, every part says its type, and no keyword stands in it
 * that strict mode refuses. Conservative: a schema that is admitted but not recognised is sent without `strict`.
 *
 * Not covered: the limits on depth, number of properties and size of enumerations.
 * Source: OpenAI, structured outputs guide, "supported schemas".
 */
export function isStrictSchema(schema: JsonObject): boolean {
  return schema['type'] === 'object' && schema['anyOf'] === undefined && isStrictPart(schema)
}

function isStrictPart(schema: Json | undefined): boolean {
  if (!isJsonObject(schema)) return false
  if (NOT_ADMITTED.some((key) => key in schema) || !SAYS_WHAT_IT_IS.some((key) => key in schema)) return false
  const { anyOf, items, properties, $defs, definitions } = schema
  return (
    isStrictObject(schema) &&
    (items === undefined || isStrictPart(items)) &&
    (anyOf === undefined || (Array.isArray(anyOf) && anyOf.every(isStrictPart))) &&
    [properties, $defs, definitions].every(
      (map) => map === undefined || (isJsonObject(map) && Object.values(map).every(isStrictPart)),
    )
  )
}

function isStrictObject({ type, properties, required, additionalProperties }: JsonObject): boolean {
  const isObject =
    type === 'object' || (Array.isArray(type) && type.includes('object')) || properties !== undefined
  if (!isObject) return true
  const names = isJsonObject(properties) ? Object.keys(properties) : []
  const isComplete = names.every((name) => Array.isArray(required) && required.includes(name))
  return additionalProperties === false && isComplete
}
