/** What breaks a JSON Schema: the place, and what was expected, in the terms of the schema. */

import type { ErrorObject } from 'ajv'

/** One fault of a value. */
export interface SchemaFault {
  /** JSON pointer into the value (RFC 6901); `/` for the whole. */
  readonly place: string
  /** The expectation as ajv words it: `must be integer`. */
  readonly fault: string
  /** The schema's keyword: `type`, `required`, `enum` … */
  readonly keyword: string
  /** Place and expectation with the names and values that `fault` leaves out: `/size: must be one of "small", "large"`. */
  readonly words: string
}

const MOST_CHOICES = 20

/** A fault from ajv's report of it. */
export function schemaFault(error: ErrorObject): SchemaFault {
  const place = error.instancePath === '' ? '/' : error.instancePath
  const fault = error.message ?? error.keyword
  return { place, fault, keyword: error.keyword, words: `${place}: ${expectation(error, fault)}` }
}

function expectation({ keyword, params }: ErrorObject, fault: string): string {
  if (keyword === 'enum' && Array.isArray(params.allowedValues))
    return `must be one of ${choices(params.allowedValues)}`
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`
  const extra: unknown = params.additionalProperty ?? params.unevaluatedProperty
  return typeof extra === 'string' ? `${fault}: ${JSON.stringify(extra)}` : fault
}

function choices(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_CHOICES).map((value) => JSON.stringify(value))
  return values.length > MOST_CHOICES ? `${shown.join(', ')} …` : shown.join(', ')
}
