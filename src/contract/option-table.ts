/** The options of a plug-in as rows for people: name, type, default, description, read from its schema. */

import { z } from 'zod'
import { isJsonObject, type Json, type JsonObject } from '../base/canonical-json.js'

/**
 * One option. Options inside options have dotted names: `rules.pattern`, in lists `rules[].pattern`, in maps
 * `rules.<name>.pattern`, in alternatives that a fixed value tells apart `rule(regex).pattern`.
 */
export interface OptionRow {
  readonly name: string
  /** In words: `integer ≥ 1`, `"keep" or "drop"`, `list of string`. */
  readonly type: string
  /** Default as JSON; undefined when there is none. */
  readonly default: string | undefined
  readonly required: boolean
  readonly description: string
}

/** The input side of a schema as JSON Schema; what JSON Schema cannot say (functions, transforms) is left open. */
export function optionsSchema(options: z.ZodType): JsonObject {
  return z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' }) as unknown as JsonObject
}

/** The options of a schema, outer before inner, in the order of declaration. */
export function listOptions(options: z.ZodType): OptionRow[] {
  return rowsOf(optionsSchema(options), '')
}

function rowsOf(schema: JsonObject, prefix: string): OptionRow[] {
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(objectOr(schema.properties)).flatMap(([name, value]) => {
    const property = objectOr(value)
    if (property.const !== undefined && prefix.endsWith(`(${String(property.const)}).`)) return []
    const path = `${prefix}${name}`
    const row: OptionRow = {
      name: path,
      type: typeOf(property),
      default: property.default === undefined ? undefined : JSON.stringify(property.default),
      required: required.includes(name) && property.default === undefined,
      description: typeof property.description === 'string' ? property.description : '',
    }
    return [row, ...innerRows(property, path)]
  })
}

function innerRows(property: JsonObject, path: string): OptionRow[] {
  const { items, additionalProperties } = property
  return [
    ...rowsOf(property, `${path}.`),
    ...(isJsonObject(items) ? innerRows(items, `${path}[]`) : []),
    ...(isJsonObject(additionalProperties) ? innerRows(additionalProperties, `${path}.<name>`) : []),
    ...alternatives(property).flatMap((schema) => innerRows(schema, `${path}${fixedValue(schema)}`)),
  ]
}

/** The value by which an alternative is told from the others, in brackets; empty when none is fixed. */
function fixedValue(schema: JsonObject): string {
  const fixed = Object.values(objectOr(schema.properties)).map((property) => objectOr(property).const)
  const value = fixed.find((one) => one !== undefined)
  return value === undefined ? '' : `(${String(value)})`
}

function typeOf(schema: JsonObject): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return list(schema.enum.map((value) => JSON.stringify(value)))
  const choices = alternatives(schema)
  if (choices.length > 0) return list([...new Set(choices.map(typeOf))])
  if (Array.isArray(schema.type)) return list(schema.type.map((type) => typeOf({ ...schema, type })))
  if (schema.type === 'array') return `list of ${typeOf(objectOr(schema.items))}`
  if (schema.type === 'object' && schema.properties === undefined) {
    return `map of ${typeOf(objectOr(schema.additionalProperties))}`
  }
  if (typeof schema.type !== 'string') return 'anything'
  return `${schema.type}${bounds(schema)}`
}

function bounds(schema: JsonObject): string {
  const named: readonly (readonly [Json | undefined, string])[] = [
    [schema.minimum, '≥'],
    [schema.exclusiveMinimum, '>'],
    [schema.maximum, '≤'],
    [schema.exclusiveMaximum, '<'],
  ]
  const parts = named.flatMap(([limit, sign]) => (isLimit(limit) ? [`${sign} ${limit}`] : []))
  return parts.length === 0 ? '' : ` ${parts.join(' and ')}`
}

/** zod bounds integers by what a double can hold exactly; that is no news. */
function isLimit(limit: Json | undefined): limit is number {
  return typeof limit === 'number' && Math.abs(limit) !== Number.MAX_SAFE_INTEGER
}

function alternatives(schema: JsonObject): JsonObject[] {
  const choices = schema.anyOf ?? schema.oneOf
  return Array.isArray(choices) ? choices.map(objectOr) : []
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function objectOr(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}
