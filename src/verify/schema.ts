/** The verifier `schema`: a record's data, or one field of it, follows a JSON Schema. */

import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { badSchema, compileSchema } from '../algo/json-schema/compile-schema.js'
import type { SchemaFault } from '../algo/json-schema/schema-fault.js'
import { isJsonObject, type JsonObject } from '../base/canonical-json.js'
import { messageOf, RecipeError } from '../base/errors.js'
import { defineVerifier } from '../contract/verifier.js'
import { fieldValue } from '../record/data-record.js'
import { fail, pass } from '../record/verdict.js'

const options = z.strictObject({
  schema: z
    .union([z.string(), z.record(z.string(), z.json())])
    .describe('The JSON Schema (draft 2020-12), or the path of a file that holds it.'),
  field: z
    .string()
    .optional()
    .describe('Field to check; absent for the whole record. Text is read as JSON first.'),
})

const MOST_FAULTS = 5

/**
 * Fails data that breaks the schema (`schema-violation`; evidence: up to 5 faults with their places) and a text field
 * that is no JSON (`invalid-json`).
 *
 * JSON Schema 2020-12 in full, `if`/`then`, `$ref` within the schema and `unevaluatedProperties` included; formats
 * date, time, date-time, email, uri, uuid, ipv4 and hostname are checked, others refused, as are unknown keywords. No schema is fetched.
 *
 * Throws at binding: RecipeError `missing-file`, `invalid-json` or `bad-schema`.
 * Source: ajv 8. Cost: about 1 µs for small records; the schema is compiled once.
 */
export const schema = defineVerifier({
  id: 'schema',
  version: 1,
  summary: 'Data follows a JSON Schema (2020-12).',
  source: { title: 'JSON Schema 2020-12', reference: 'https://json-schema.org/draft/2020-12' },
  needs: [],
  options,
  reads: ({ field }) => (field === undefined ? [] : [field]),
  start({ schema: given, field }, files) {
    const check = compileSchema(typeof given === 'string' ? readSchema(given, files.path(given)) : given)
    return {
      verify(record) {
        const subject = subjectOf(record.data, field)
        if (subject === undefined) return fail('missing-field', { field: field ?? '' })
        if ('fault' in subject) return fail('invalid-json', { field: field ?? '', fault: subject.fault })
        const faults = check(subject.value)
        return faults.length === 0
          ? pass()
          : fail('schema-violation', { faults: faults.slice(0, MOST_FAULTS).map(faultJson) })
      },
    }
  },
})

function subjectOf(
  data: JsonObject,
  field: string | undefined,
): { readonly value: unknown } | { readonly fault: string } | undefined {
  if (field === undefined) return { value: data }
  const value = fieldValue(data, field)
  if (typeof value !== 'string') return value === undefined ? undefined : { value }
  try {
    return { value: JSON.parse(value) }
  } catch (thrown) {
    return { fault: messageOf(thrown) }
  }
}

function faultJson({ place, fault, keyword }: SchemaFault): JsonObject {
  return { place, fault, keyword }
}

function readSchema(path: string, file: string): JsonObject {
  if (!existsSync(file)) {
    throw new RecipeError('missing-file', {
      message: `The schema file ${path} does not exist.`,
      hint: 'Paths are relative to the recipe.',
    })
  }
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isJsonObject(value)) return value
  } catch (thrown) {
    throw badSchema(`The schema file ${path} is no JSON: ${messageOf(thrown)}.`)
  }
  throw badSchema(`The schema file ${path} holds no JSON object.`)
}
