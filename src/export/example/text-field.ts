/** Reads text fields of a record for training formats. */

import type { JsonObject } from '../../base/canonical-json.js'
import { fieldValue } from '../../record/data-record.js'
import type { Found } from './found.js'

/** Fields that hold what the model is asked, in the order in which they are looked for. */
export const PROMPT_FIELDS: readonly string[] = ['question', 'prompt', 'instruction', 'input']

/** Fields that hold what the model should say, in the order in which they are looked for. */
export const COMPLETION_FIELDS: readonly string[] = ['answer', 'completion', 'response', 'output', 'solution']

/** The first of several fields that a record has, null counting as absent. */
export function firstPresent(data: JsonObject, fields: readonly string[]): string | undefined {
  return fields.find((field) => Object.hasOwn(data, field) && data[field] !== null)
}

/**
 * A field as text; numbers and booleans are written out.
 *
 * In:  a name or dotted path, undefined when no field was found; `what` names the part in reasons.
 * Out: text with at least one character that is not white space, as it stands in the record; or
 *      `missing-<what>`, `empty-<what>`, `<what>-not-text`.
 */
export function textField(data: JsonObject, field: string | undefined, what: string): Found<string> {
  const value = field === undefined ? undefined : fieldValue(data, field)
  if (value === undefined || value === null) return { skipped: `missing-${what}` }
  return asText(value, what)
}

/** A value as text, by the rules of `textField`. */
export function asText(value: unknown, what: string): Found<string> {
  if (typeof value === 'number' || typeof value === 'boolean') return { found: String(value) }
  if (typeof value !== 'string') return { skipped: `${what}-not-text` }
  return value.trim() === '' ? { skipped: `empty-${what}` } : { found: value }
}
