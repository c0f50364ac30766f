/** A JSON Schema as a check of values: shared by the verifier `schema` and by answers of models. */

import { createRequire } from 'node:module'
import type { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import type { JsonObject } from '../../base/canonical-json.js'
import { messageOf, RecipeError } from '../../base/errors.js'
import { formats } from './formats.js'
import { type SchemaFault, schemaFault } from './schema-fault.js'

/** Says what breaks the schema, in the order in which it is found; empty for a value that follows it. */
export type SchemaCheck = (value: unknown) => readonly SchemaFault[]

const compiled = new WeakMap<JsonObject, SchemaCheck>()

/**
 * Compiles a JSON Schema (draft 2020-12 in full; formats of `formats`, others refused, as are unknown keywords).
 *
 * The check of one schema object is made once and kept as long as the object lives, so a schema must not be changed
 * afterwards. No schema is fetched: `$ref` reaches within the schema only.
 *
 * Throws: RecipeError `bad-schema`.
 * Source: ajv 8. Cost: milliseconds to compile, about 1 µs to check a small value.
 */
export function compileSchema(schema: JsonObject): SchemaCheck {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const check = compile(schema)
  compiled.set(schema, check)
  return check
}

/** A refusal of a schema, with the hint that all of them share. */
export function badSchema(message: string): RecipeError {
  return new RecipeError('bad-schema', { message, hint: 'JSON Schema 2020-12: https://json-schema.org.' })
}

function compile(schema: JsonObject): SchemaCheck {
  try {
    const validate = createAjv().compile(schema)
    return (value) => (validate(value) ? [] : (validate.errors ?? []).map(schemaFault))
  } catch (thrown) {
    const words = messageOf(thrown).replace(' ignored in schema', ' in the schema')
    throw badSchema(`The schema cannot be used: ${words}.`)
  }
}

function createAjv(): Ajv {
  const require = createRequire(import.meta.url)
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  return new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    logger: false,
    formats,
  })
}
