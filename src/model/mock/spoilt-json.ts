/** JSON as weak models write it: cut, unquoted, or valid but not what the schema says. */

import { isJsonObject, type Json } from '../../base/canonical-json.js'
import type { Random } from '../../base/random.js'
import type { Faker } from './faker/schema-faker.js'

/** The text made unreadable as JSON: cut, its keys unquoted, or its quotes single; never valid. */
export function spoilJson(text: string, random: Random): string {
  const cut = text.slice(0, Math.max(1, Math.floor(text.length * (0.4 + 0.5 * random.float()))))
  const ways = [cut, text.replace(/"([^"\\]+)":/g, '$1:'), text.replaceAll('"', "'")]
  const bad = ways.filter((one) => !isJson(one))
  return bad.length === 0 ? `${text},` : random.pick(bad)
}

/** A value like the given one that breaks the schema: a key left out or of another type; undefined when all break nothing. */
export function missSchema(value: Json, faker: Faker): Json | undefined {
  const candidates: Json[] = []
  if (isJsonObject(value)) {
    const keys = Object.keys(value)
    for (const key of keys)
      candidates.push(Object.fromEntries(Object.entries(value).filter(([one]) => one !== key)))
    for (const key of keys) candidates.push({ ...value, [key]: otherType(value[key]) })
  }
  candidates.push({}, otherType(value))
  return candidates.find((one) => !faker.isValid(one))
}

function otherType(value: Json | undefined): Json {
  if (typeof value === 'string') return value.length
  return typeof value === 'number' ? `about ${value}` : 'unknown'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
