/** Reads an answer as JSON that follows a schema. */

import { compileSchema } from '../../algo/json-schema/compile-schema.js'
import type { Json, JsonObject } from '../../base/canonical-json.js'
import type { Reader } from './answered.js'
import { extractJson } from './extract-json.js'

const MOST_FAULTS = 5

/**
 * A reader by schema: `bad-json` where no JSON is found, `schema-miss` with up to five faults where it breaks the schema.
 * In prose only the kind that the schema's `type` names counts, object or array. Throws RecipeError `bad-schema`.
 */
export function jsonReader<Value extends Json>(schema: JsonObject): Reader<Value> {
  const check = compileSchema(schema)
  const kind = schema.type === 'object' || schema.type === 'array' ? schema.type : 'any'
  return (text) => {
    const extracted = extractJson(text, kind)
    if ('fault' in extracted) return { fault: 'bad-json', detail: extracted.fault }
    const faults = check(extracted.value)
    if (faults.length === 0) return { value: extracted.value as Value }
    return { fault: 'schema-miss', detail: missWords(faults.map(({ words }) => words)) }
  }
}

function missWords(faults: readonly string[]): string {
  const shown = faults.slice(0, MOST_FAULTS).map((words) => `\n- ${words}`)
  const more = faults.length > MOST_FAULTS ? `\n- and ${faults.length - MOST_FAULTS} more` : ''
  return `The JSON does not follow the schema. By place:${shown.join('')}${more}`
}
