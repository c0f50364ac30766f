/** Compiles the options of `fields`: every field a producer, in the order of computation. */

import { canonicalJson } from '../../base/canonical-json.js'
import { RecipeError } from '../../base/errors.js'
import { nameHint } from '../../base/nearest.js'
import type { OptionFiles } from '../../contract/plug-in.js'
import { createShelf, type Shelf } from '../prompting/shelf.js'
import { compileField, kindOf } from './compile-field.js'
import type { FieldOptions, FieldsOptions } from './field-schema.js'
import { orderFields } from './order-fields.js'
import type { Producer } from './producer.js'
import { type SourceShare, sourceShares } from './sample-names.js'

/** A field by name. */
export interface CompiledField {
  readonly name: string
  readonly hidden: boolean
  readonly producer: Producer
  /** Whether it waits for the outside world, or reads a field that does. */
  readonly isOutside: boolean
  /** Whether its value depends on a model's answer. */
  readonly isOfModel: boolean
  /** Which of `shares` names its samples. */
  readonly share: number
  /** Number of earlier fields with the same options, which ask for other samples. */
  readonly twin: number
}

/** Fields in the order of computation. */
export interface CompiledFields {
  readonly fields: readonly CompiledField[]
  readonly byName: ReadonlyMap<string, Producer>
  /** Names of the fields that the record shows, in the order of the recipe. */
  readonly shown: readonly string[]
  readonly readsSource: boolean
  /** The different ways in which prompts depend on the source record; empty when no field asks a model. */
  readonly shares: readonly SourceShare[]
  readonly shelf: Shelf
}

/**
 * Compiles fields.
 *
 * Throws: RecipeError `unknown-field`, `bad-expression`, `field-cycle`, `missing-file`, `bad-schema`; `details.path` is the
 *         place within the options, such as `fields.total.expr`.
 */
export function compileFields({ fields }: FieldsOptions, files: OptionFiles): CompiledFields {
  const names = Object.keys(fields)
  const shelf = createShelf()
  const known = [...names, 'source']
  const byName = new Map(
    Object.entries(fields).map(([name, field]): [string, Producer] => [
      name,
      compileField(name, field, { path: `fields.${name}`, names: known, files }, shelf),
    ]),
  )
  for (const [name, producer] of byName) checkReads(name, producer, names)
  const order = orderFields(new Map([...byName].map(([name, producer]) => [name, producer.reads])))
  const { shares, shareOf } = numberShares(byName)
  const twins = numberTwins(fields)
  const isOutside = reaching(order, byName, ({ outside }) => outside !== undefined)
  const isOfModel = reaching(order, byName, ({ outside }) => outside === 'model')
  return {
    byName,
    shares,
    shelf,
    fields: order.map((name) => ({
      name,
      hidden: fields[name]?.hidden ?? false,
      producer: byName.get(name) as Producer,
      isOutside: isOutside.has(name),
      isOfModel: isOfModel.has(name),
      share: shareOf.get(name) ?? 0,
      twin: twins.get(name) ?? 0,
    })),
    shown: names.filter((name) => fields[name]?.hidden !== true),
    readsSource: [...byName.values()].some((producer) => producer.reads.includes('source')),
  }
}

/** Names of the fields that are so, or read one that is. */
function reaching(
  order: readonly string[],
  byName: ReadonlyMap<string, Producer>,
  isSo: (producer: Producer) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const name of order) {
    const producer = byName.get(name)
    if (producer !== undefined && (isSo(producer) || producer.reads.some((read) => found.has(read))))
      found.add(name)
  }
  return found
}

function numberShares(byName: ReadonlyMap<string, Producer>) {
  const shares = new Map<string, { readonly share: SourceShare; readonly number: number }>()
  const shareOf = new Map<string, number>()
  for (const [name, share] of sourceShares(byName)) {
    const key = JSON.stringify([share.isShown, share.paths ?? null])
    const known = shares.get(key) ?? { share, number: shares.size }
    shares.set(key, known)
    shareOf.set(name, known.number)
  }
  return { shares: [...shares.values()].map(({ share }) => share), shareOf }
}

function numberTwins(fields: Readonly<Record<string, FieldOptions>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  return new Map(
    Object.entries(fields).map(([name, field]) => {
      const kind = kindOf(field)
      const key = canonicalJson([kind, field[kind]])
      const earlier = counts.get(key) ?? 0
      counts.set(key, earlier + 1)
      return [name, earlier]
    }),
  )
}

function checkReads(name: string, { reads }: Producer, names: readonly string[]): void {
  const unknown = reads.find((read) => read !== 'source' && !names.includes(read))
  if (unknown === undefined) return
  throw new RecipeError('unknown-field', {
    message: `fields.${name} reads "${unknown}", which is no field.`,
    hint: nameHint(unknown, [...names, 'source']),
    details: { path: `fields.${name}`, name: unknown },
  })
}
