/** Lists of a schema: their length, their items, and that items differ where they must. */

import type { Json, JsonObject } from '../../../base/canonical-json.js'
import type { Random } from '../../../base/random.js'
import type { Make, MakeOf } from './make.js'

const USUAL_ITEMS = 4
const MOST_ITEMS = 10_000
const DEEP = 3
const TRIES_PER_ITEM = 20

/** Makes lists; items take the singular of the list's name as a hint. */
export function makeArray(name: string, schema: JsonObject, makeOf: MakeOf): Make {
  const first = (asList(schema['prefixItems']) ?? asList(schema['items']) ?? []).map((one) => makeOf('', one))
  const { items = true, additionalItems, contains } = schema
  const rest = Array.isArray(items) ? (additionalItems ?? true) : items
  const makeItem = makeOf(singular(name), rest)
  const makeContained = contains === undefined ? undefined : makeOf('', contains)
  const least = Math.min(MOST_ITEMS, wholeOf(schema['minItems']) ?? (first.length > 0 ? first.length : 1))
  const most = rest === false ? first.length : (wholeOf(schema['maxItems']) ?? Math.max(least, USUAL_ITEMS))
  const isUnique = schema['uniqueItems'] === true
  return (random, topics, depth) => {
    const floor = depth > DEEP ? (wholeOf(schema['minItems']) ?? 0) : least
    const ceiling = depth > DEEP ? floor : Math.max(least, Math.min(most, least + USUAL_ITEMS))
    const wanted = Math.min(most, random.integer(Math.min(floor, ceiling), ceiling))
    const make = (i: number): Json => (first[i] ?? makeItem)(random, topics, depth + 1)
    const list = isUnique ? distinct(wanted, make) : Array.from({ length: wanted }, (_, i) => make(i))
    if (makeContained === undefined || list.length === 0) return list
    return withContained(list, makeContained(random, topics, depth + 1), random)
  }
}

function withContained(list: readonly Json[], item: Json, random: Random): Json {
  return list.with(random.integer(0, list.length - 1), item)
}

function distinct(wanted: number, make: (i: number) => Json): Json[] {
  const seen = new Map<string, Json>()
  for (let tries = 0; seen.size < wanted && tries < wanted * TRIES_PER_ITEM; tries += 1) {
    const item = make(seen.size)
    seen.set(JSON.stringify(item), item)
  }
  return [...seen.values()]
}

/** `questions` → `question`, `categories` → `category`. */
function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`
  return name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name
}

function asList(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) ? (value as readonly Json[]) : undefined
}

function wholeOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : undefined
}
