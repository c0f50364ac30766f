/** Types of Parquet columns, inferred from JSON values. */

import { isJsonObject, type Json } from '../../base/canonical-json.js'

/** What a column holds; `json` is JSON text for values of differing types. */
export type ColumnType =
  | 'null'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'text'
  | 'json'
  | { readonly items: ColumnType }
  | { readonly fields: ReadonlyMap<string, ColumnType> }

/**
 * Most fields of a nested object; more (as when ids are keys) become JSON text. Ours: wide records have
 * fewer.
 */
const MAX_NESTED_FIELDS = 200

/** Deepest nesting of lists and objects; what lies deeper becomes JSON text. Ours. */
const MAX_NESTING = 12

/** The type of one value. */
export function typeOfValue(value: Json, depth = 0): ColumnType {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number'
  if (depth >= MAX_NESTING) return 'json'
  if (isJsonObject(value)) {
    const fields = Object.entries(value).map(([key, entry]) => [key, typeOfValue(entry, depth + 1)] as const)
    return { fields: new Map(fields) }
  }
  return {
    items: value.reduce<ColumnType>((type, item) => mergeTypes(type, typeOfValue(item, depth + 1)), 'null'),
  }
}

/**
 * The smallest type that holds the values of both.
 *
 * Laws: commutative but for the order of fields, associative, idempotent; `null` changes nothing, `json`
 *       absorbs all.
 */
export function mergeTypes(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b || b === 'null') return a
  if (a === 'null') return b
  if (typeof a === 'string' || typeof b === 'string') return isNumeric(a) && isNumeric(b) ? 'number' : 'json'
  if ('items' in a && 'items' in b) return { items: mergeTypes(a.items, b.items) }
  if ('fields' in a && 'fields' in b) return { fields: mergeFields(a.fields, b.fields) }
  return 'json'
}

/** Merges field by field; fields of the first come first. */
export function mergeFields(
  a: ReadonlyMap<string, ColumnType>,
  b: ReadonlyMap<string, ColumnType>,
): ReadonlyMap<string, ColumnType> {
  const merged = new Map(a)
  for (const [name, type] of b) merged.set(name, mergeTypes(a.get(name) ?? 'null', type))
  return merged
}

/**
 * The DuckDB type; a column of nulls only is text.
 *
 * In:  `jsonAs` is `JSON` for reading and `VARCHAR` for writing, so that readers of Parquet see plain text.
 * Out: nested objects that DuckDB cannot hold (none or more than 200 fields, names that are empty, have NUL
 *      or differ by case only) are JSON text.
 */
export function sqlType(type: ColumnType, jsonAs: 'JSON' | 'VARCHAR'): string {
  if (type === 'null' || type === 'text') return 'VARCHAR'
  if (type === 'boolean') return 'BOOLEAN'
  if (type === 'integer') return 'BIGINT'
  if (type === 'number') return 'DOUBLE'
  if (type === 'json') return jsonAs
  if ('items' in type) return `${sqlType(type.items, jsonAs)}[]`
  const names = [...type.fields.keys()]
  if (names.length === 0 || names.length > MAX_NESTED_FIELDS || badName(names) !== undefined) return jsonAs
  const fields = [...type.fields].map(([name, field]) => `${quoteName(name)} ${sqlType(field, jsonAs)}`)
  return `STRUCT(${fields.join(', ')})`
}

/** The first name that DuckDB cannot hold beside the others; undefined when it can hold all. */
export function badName(names: readonly string[]): string | undefined {
  const seen = new Set<string>()
  for (const name of names) {
    const key = name.toLowerCase()
    if (name === '' || name.includes('\0') || seen.has(key)) return name
    seen.add(key)
  }
  return undefined
}

/** A name as an SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as an SQL literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'number'
}
