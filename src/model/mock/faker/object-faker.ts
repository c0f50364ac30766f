/** Objects of a schema: required properties always, the others mostly. */

import { isJsonObject, type Json, type JsonObject } from '../../../base/canonical-json.js'
import type { Random } from '../../../base/random.js'
import { nouns } from '../words/vocabulary.js'
import type { Make, MakeOf } from './make.js'

const OPTIONAL_SHARE = 0.8
const DEEP = 2
const MOST_MADE_UP = 200

/** Makes objects; properties stand in the schema's order, as models under structured output write them. */
export function makeObject(schema: JsonObject, makeOf: MakeOf): Make {
  const declared = isJsonObject(schema['properties']) ? schema['properties'] : {}
  const required = new Set(
    Array.isArray(schema['required']) ? (schema['required'] as readonly Json[]).map(String) : [],
  )
  const { additionalProperties = true } = schema
  const undeclared = [...required].filter((name) => !Object.hasOwn(declared, name))
  const properties = [
    ...Object.entries(declared).filter(([name, one]) => one !== false || required.has(name)),
    ...undeclared.map((name) => [name, additionalProperties] as const),
  ].map(([name, one]) => ({ name, isRequired: required.has(name), make: makeOf(name, one) }))
  const least = typeof schema['minProperties'] === 'number' ? schema['minProperties'] : 0
  const most =
    typeof schema['maxProperties'] === 'number' ? schema['maxProperties'] : Number.POSITIVE_INFINITY
  const isMap = properties.length === 0 && isJsonObject(additionalProperties)
  const makeMore = makeOf('', additionalProperties === false ? true : additionalProperties)
  return (random, topics, depth) => {
    const made: Record<string, Json> = {}
    let open = most - required.size
    const optionalShare = depth > DEEP ? 0 : OPTIONAL_SHARE
    for (const { name, isRequired, make } of properties) {
      const isTaken = isRequired || (open >= 1 && random.float() < optionalShare)
      if (!isTaken) continue
      if (!isRequired) open -= 1
      define(made, name, make(random, topics, depth + 1))
    }
    const wanted = Math.max(least, isMap && depth <= DEEP ? Math.min(most, 2) : 0)
    for (const { name, make } of properties) {
      if (Object.keys(made).length >= wanted) break
      if (!Object.hasOwn(made, name)) define(made, name, make(random, topics, depth + 1))
    }
    if (additionalProperties !== false) fill(made, wanted, random, () => makeMore(random, topics, depth + 1))
    return made
  }
}

function fill(made: Record<string, Json>, wanted: number, random: Random, make: () => Json): void {
  for (let tries = 0; Object.keys(made).length < wanted && tries < MOST_MADE_UP; tries += 1) {
    const name = tries < nouns.length ? random.pick(nouns) : `field${tries}`
    if (!Object.hasOwn(made, name)) define(made, name, make())
  }
}

/** Sets a property, also one called `__proto__`. */
function define(made: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true })
}
