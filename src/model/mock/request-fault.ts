/** A request that the mock server refuses with 400: what is wrong with its body. */

import { DataError } from '../../base/errors.js'
import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'

/** The error of a request's body; sent as 400 in the words of its protocol. */
export function badRequest(message: string): DataError {
  return new DataError('bad-request', { message })
}

/** The body as a JSON object. Throws DataError `bad-request`. */
export function readBody(text: string): JsonObject {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw badRequest('The body is not JSON.')
  }
  if (isJsonObject(value)) return value
  throw badRequest('The body is not a JSON object.')
}

/** A text of a body. Throws DataError `bad-request` when it is missing. */
export function requiredText(body: JsonObject, key: string): string {
  const value = body[key]
  if (typeof value === 'string' && value !== '') return value
  throw badRequest(`"${key}" is missing or no text.`)
}

/** A list of objects of a body that is not empty. Throws DataError `bad-request`. */
export function requiredObjects(body: JsonObject, key: string): readonly JsonObject[] {
  const value = body[key]
  if (Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every(isJsonObject)) return value
  throw badRequest(`"${key}" is missing, empty, or not a list of objects.`)
}

/** The objects of a list that may be absent. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : []
}

/** A number of at least 1, or undefined when absent. Throws DataError `bad-request` for anything else. */
export function positiveNumber(body: JsonObject, key: string): number | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && value >= 1) return Math.floor(value)
  throw badRequest(`"${key}" is not a number of at least 1.`)
}

/** The texts of a text or a list. */
export function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? (value as readonly Json[]).filter((one) => typeof one === 'string') : []
}
