/** Reading fields of JSON that a server sent: what is not of the expected kind counts as absent. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'

/** The value of a JSON text; undefined when it is none. Never throws. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The object under a key, or undefined. */
export function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object?.[key]
  return isJsonObject(value) ? value : undefined
}

/** The objects of the list under a key; what is no object is left out, no list is an empty one. */
export function objectsAt(object: JsonObject | undefined, key: string): readonly JsonObject[] {
  const value = object?.[key]
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

/** The text under a key, as it is: halves of surrogate pairs included. Undefined when it is no text. */
export function textAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = object?.[key]
  return typeof value === 'string' ? value : undefined
}

/** The first text under one of the keys that is not empty; undefined when there is none. */
export function firstTextAt(object: JsonObject | undefined, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textAt(object, key)
    if (text !== undefined && text !== '') return text
  }
  return undefined
}

/** The count under a key: a safe integer of at least 0; anything else is undefined. */
export function countAt(object: JsonObject | undefined, key: string): number | undefined {
  const value = object?.[key]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** A value as JSON text; a text stands for itself, what is nested too deeply to be written is the empty text. */
export function jsonTextOf(value: Json): string {
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}
