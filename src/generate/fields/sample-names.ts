/** What keeps the answers of rows apart that share a prompt: a name for the sample that each row asks for. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import { makeId } from '../../base/ids.js'
import { fieldValue } from '../../record/data-record.js'
import type { Producer } from './producer.js'

/** What the prompt of a field depends on of the source record. */
export interface SourceShare {
  /** Paths into the source record, sorted: `source.topic`; undefined for all of it. */
  readonly paths: readonly string[] | undefined
  /** Whether the first question itself shows these values, so that equal questions mean equal values. */
  readonly isShown: boolean
}

/** Gives each row its names, row after row in the order of the plan. */
export type SampleNamer = (row: number, source: JsonObject | undefined) => (number | string)[]

const CHARACTERS = 12
/** Characters of a digest that are read as a number of 50 bits: two of a million projections meet with a chance of 1 in 2,000. */
const DIGITS = 10

/**
 * What each model field depends on of the source record: what its own templates read, and what the fields that it reads do.
 * Fields of the same share use the same names.
 */
export function sourceShares(byName: ReadonlyMap<string, Producer>): ReadonlyMap<string, SourceShare> {
  const asked = [...byName].filter(([, { outside }]) => outside === 'model')
  return new Map(asked.map(([name]) => [name, shareOf(name, byName)]))
}

function shareOf(name: string, byName: ReadonlyMap<string, Producer>): SourceShare {
  const above = ancestorsOf(name, byName)
  const isUnseen = byName.get(name)?.unseen?.some(isOfSource) ?? false
  const isShown = !isUnseen && ![...above].some((other) => other !== name && readsSource(byName.get(other)))
  const parts = [...above].flatMap((other) => sourcePaths(byName.get(other)))
  const paths = parts.includes(undefined) ? undefined : parts.filter((path) => path !== undefined)
  return { paths: paths === undefined ? undefined : [...new Set(paths)].sort(), isShown }
}

function ancestorsOf(
  name: string,
  byName: ReadonlyMap<string, Producer>,
  found = new Set<string>(),
): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const read of byName.get(name)?.reads ?? []) if (byName.has(read)) ancestorsOf(read, byName, found)
  return found
}

function readsSource(producer: Producer | undefined): boolean {
  return producer?.reads.includes('source') ?? false
}

/** Paths into the source; undefined among them where a field may read all of it. */
function sourcePaths(producer: Producer | undefined): (string | undefined)[] {
  if (!readsSource(producer)) return []
  return producer?.paths?.filter(isOfSource) ?? [undefined]
}

function isOfSource(path: string): boolean {
  return path === 'source' || path.startsWith('source.')
}

/**
 * Names the samples of rows, one name for each share.
 *
 * A prompt that shows values of the source record: the number of earlier rows with the same values, so 0 for the first row
 * of each. One that depends on the record by way of other fields: a digest of the values it depends on, and that number
 * if there is any; so also where a query for examples or a later turn reads the record, which the first question does not
 * show. One that does not depend on it, or a row without a record: the row's number. So answers are never
 * shared by accident, and a source in another order asks nothing again.
 *
 * Memory: about 40 bytes for each different set of values.
 */
export function createSampleNamer(shares: readonly SourceShare[]): SampleNamer {
  const seen = shares.map(() => new Map<number, number>())
  return (row, source) =>
    shares.map((share, at) => {
      if (source === undefined || share.paths?.length === 0) return row
      const digest = digestOf(share, source)
      const key = Number.parseInt(digest.slice(0, DIGITS), 32)
      const earlier = seen[at]?.get(key) ?? 0
      seen[at]?.set(key, earlier + 1)
      if (share.isShown) return earlier
      return earlier === 0 ? digest.slice(0, CHARACTERS) : `${digest.slice(0, CHARACTERS)}-${earlier}`
    })
}

function digestOf({ paths }: SourceShare, source: JsonObject): string {
  const values = paths?.map((path) => (fieldValue({ source }, path) as Json | undefined) ?? null)
  return makeId('sample', JSON.stringify(values ?? source))
}

/** The names in a task's payload; 0 where it has none. */
export function sampleAt(payload: Json | undefined, share: number): number | string {
  const name = Array.isArray(payload) ? (payload as readonly Json[])[share] : undefined
  return typeof name === 'number' || typeof name === 'string' ? name : 0
}
