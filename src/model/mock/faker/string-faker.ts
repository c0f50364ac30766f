/** Texts of a schema: by format, by pattern, or by what the property's name suggests, within the lengths asked for. */

import type { Json, JsonObject } from '../../../base/canonical-json.js'
import type { Random } from '../../../base/random.js'
import { sentence, type Topics } from '../words/prose.js'
import type { Make } from './make.js'
import { makeFormat } from './format-faker.js'
import { makeHinted } from './name-hints.js'
import { makePattern } from './pattern-faker.js'

const PATTERN_TRIES = 20

/** Makes texts. Lengths are in Unicode characters, as JSON Schema counts them. */
export function makeString(name: string, schema: JsonObject): Make {
  const least = lengthOf(schema['minLength']) ?? 0
  const most = Math.max(least, lengthOf(schema['maxLength']) ?? Number.POSITIVE_INFINITY)
  const { format, pattern } = schema
  if (typeof pattern === 'string') {
    const make = makePattern(pattern)
    if (make !== undefined) return (random) => fitting(() => make(random), least, most)
  }
  if (typeof format === 'string') {
    const make = makeFormat(format)
    if (make !== undefined) return (random) => fitting(() => make(random), least, most)
  }
  const make = makeHinted(name)
  return (random, topics) => fitted(make(random, topics), least, most, random, topics)
}

function fitting(make: () => string, least: number, most: number): string {
  let text = ''
  for (let tries = 0; tries < PATTERN_TRIES; tries += 1) {
    text = make()
    if (text.length >= least && text.length <= most) break
  }
  return text
}

function fitted(text: string, least: number, most: number, random: Random, topics: Topics): string {
  let longer = text
  while (longer.length < least) longer += ` ${sentence(random, topics)}`
  if (longer.length <= most) return longer
  const cut = longer.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return space >= Math.max(1, least) ? cut.slice(0, space) : cut
}

function lengthOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : undefined
}
