/** RFC 8785 canonical JSON: one text per value, so that equal values have equal hashes. */

import { InternalError } from './errors.js'

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object: string keys, JSON values. */
export interface JsonObject {
  readonly [key: string]: Json
}

/**
 * Serialises a value as canonical JSON: keys sorted by UTF-16 code unit, no white space, ECMAScript numbers.
 *
 * In:     a JSON value; `undefined` is left out of objects and counts as null in lists, as `JSON.stringify` has it.
 * Throws: InternalError `not-canonical` for NaN, infinities, functions, bigints, lone surrogates, and for objects
 *         whose content is not in their keys (Date, Map, typed arrays): equal texts would not mean equal values.
 * Cost:   O(size), plus a sort of each object's keys.
 * Source: RFC 8785 (JCS).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return canonicalList(value)
  if (isPlainObject(value)) return canonicalObject(value)
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  throw new InternalError('not-canonical', { message: `A value of type ${kind} has no canonical JSON.` })
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return (
    Object.getPrototypeOf(value) === Object.prototype ||
    Object.prototype.toString.call(value) === '[object Object]'
  )
}

function canonicalList(list: readonly unknown[]): string {
  let text = ''
  for (const item of list) text += `${text === '' ? '[' : ','}${canonicalJson(item ?? null)}`
  return text === '' ? '[]' : `${text}]`
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = ''
  for (const key of sortedKeys(value)) {
    const entry = value[key]
    if (entry !== undefined) text += `${text === '' ? '{' : ','}${quote(key)}:${canonicalJson(entry)}`
  }
  return text === '' ? '{}' : `${text}}`
}

/** Keys in order; those that are so already, as of most values that were canonical before, are not sorted again. */
function sortedKeys(value: Record<string, unknown>): string[] {
  const keys = Object.keys(value)
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort()
  }
  return keys
}

function canonicalNumber(value: number): string {
  if (Number.isFinite(value)) return JSON.stringify(value)
  throw new InternalError('not-canonical', { message: `${value} has no canonical JSON.` })
}

/** Texts that stand in JSON as they are: printable ASCII without quote and backslash. */
const PLAIN_TEXT = /^[ !#-[\]-~]*$/

function quote(text: string): string {
  if (PLAIN_TEXT.test(text)) return `"${text}"`
  if (!text.isWellFormed()) {
    throw new InternalError('not-canonical', {
      message: 'A string with a lone surrogate has no canonical JSON.',
    })
  }
  return JSON.stringify(text)
}

/** Whether a parsed value is a plain JSON object (not null, not an array). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
