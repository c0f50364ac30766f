/** The verifier `schema`: a record's data, or one field of it, follows a JSON Schema. */

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { z } from 'zod'
import { isJsonObject, type JsonObject } from '../base/canonical-json.js'
import { messageOf, RecipeError } from '../base/errors.js'
import { defineVerifier } from '../contract/verifier.js'
import { fieldValue } from '../record/data-record.js'
import { fail, pass } from '../record/verdict.js'
import { formats } from './schema/formats.js'

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
    const validate = compile(typeof given === 'string' ? readSchema(given, files.path(given)) : given)
    return {
      verify(record) {
        const subject = subjectOf(record.data, field)
        if (subject === undefined) return fail('missing-field', { field: field ?? '' })
        if ('fault' in subject) return fail('invalid-json', { field: field ?? '', fault: subject.fault })
        return validate(subject.value) ? pass() : fail('schema-violation', { faults: faultsOf(validate) })
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

function faultsOf(validate: ValidateFunction): JsonObject[] {
  return (validate.errors ?? []).slice(0, MOST_FAULTS).map((error: ErrorObject) => ({
    place: error.instancePath === '' ? '/' : error.instancePath,
    fault: error.message ?? error.keyword,
    keyword: error.keyword,
  }))
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

function compile(given: JsonObject): ValidateFunction {
  const require = createRequire(import.meta.url)
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  try {
    return new Ajv2020({
      allErrors: true,
      allowUnionTypes: true,
      strictRequired: false,
      strictTypes: false,
      logger: false,
      formats,
    }).compile(given)
  } catch (thrown) {
    throw badSchema(
      `The schema cannot be used: ${messageOf(thrown).replace(' ignored in schema', ' in the schema')}.`,
    )
  }
}

function badSchema(message: string): RecipeError {
  return new RecipeError('bad-schema', { message, hint: 'JSON Schema 2020-12: https://json-schema.org.' })
}
