/** Several JSON Schemas as one that holds them all, as far as that is simple. */

import { isJsonObject, type Json, type JsonObject } from '../../../base/canonical-json.js'

const HIGHEST = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'])
const LOWEST = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'])

/**
 * Merges keyword by keyword: the narrower bound, the common types and choices, all required names, the properties of all.
 * Of other keywords the last one counts.
 */
export function mergeSchemas(schemas: readonly JsonObject[]): JsonObject {
  const merged: Record<string, Json> = {}
  for (const schema of schemas) {
    for (const [key, value] of Object.entries(schema)) {
      const held = merged[key]
      merged[key] = held === undefined ? value : mergeKeyword(key, held, value)
    }
  }
  return merged
}

function mergeKeyword(key: string, held: Json, value: Json): Json {
  if (typeof held === 'number' && typeof value === 'number') {
    if (HIGHEST.has(key)) return Math.max(held, value)
    if (LOWEST.has(key)) return Math.min(held, value)
    if (key === 'multipleOf') return commonMultiple(held, value)
  }
  if (key === 'required') return [...new Set([...asList(held), ...asList(value)])]
  if (key === 'enum') return common(asList(held), asList(value))
  if (key === 'type') return commonTypes(asList(held), asList(value))
  if (key === 'properties' && isJsonObject(held) && isJsonObject(value)) return mergeProperties(held, value)
  return value
}

function mergeProperties(held: JsonObject, value: JsonObject): JsonObject {
  const merged = new Map(Object.entries(held))
  for (const [name, schema] of Object.entries(value)) {
    const other = merged.get(name)
    merged.set(name, isJsonObject(other) && isJsonObject(schema) ? { allOf: [other, schema] } : schema)
  }
  return Object.fromEntries(merged)
}

/** The least common multiple, of decimals as well: 0.5 and 0.2 make 1. */
function commonMultiple(one: number, other: number): number {
  const scale = 10 ** Math.max(decimalsOf(one), decimalsOf(other))
  const [a, b] = [Math.round(one * scale), Math.round(other * scale)]
  return ((a / commonDivisor(a, b)) * b) / scale
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}

function decimalsOf(value: number): number {
  const [, digits = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(value)) ?? []
  return digits.length + Number(exponent)
}

function common(held: readonly Json[], value: readonly Json[]): Json {
  const texts = new Set(value.map((one) => JSON.stringify(one)))
  return held.filter((one) => texts.has(JSON.stringify(one)))
}

function commonTypes(held: readonly Json[], value: readonly Json[]): Json {
  const both = held.filter((one) => value.includes(one))
  const isNarrowed = held.includes('number') && value.includes('integer')
  const isNarrow = held.includes('integer') && value.includes('number')
  return both.length === 0 && (isNarrowed || isNarrow) ? ['integer'] : both
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [value]
}
