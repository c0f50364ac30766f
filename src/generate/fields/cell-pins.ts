/** What an open cell fixes: the values asked for, and the categories that a sub-category asked for implies. */

import { RecipeError } from '../../base/errors.js'
import { createRandom, type Random } from '../../base/random.js'
import type { Attributes, Scalar } from '../../record/data-record.js'
import type { Producer } from './producer.js'

/** The attributes of a cell that are fields of this step; others are reached by other steps. */
export function askedOf(byName: ReadonlyMap<string, Producer>, attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => byName.has(name)))
}

/**
 * Refuses a cell that no row can reach.
 *
 * Throws: RecipeError `unreachable-cell` when a drawn field never takes the value asked for, or two values asked for
 *         exclude each other. What computed fields can reach is not known beforehand.
 */
export function checkReachable(byName: ReadonlyMap<string, Producer>, asked: Attributes): void {
  for (const [name, value] of Object.entries(asked)) {
    if (byName.get(name)?.accepts?.(value) === false)
      throw unreachable(asked, `${name} never takes that value`)
    const { category } = byName.get(name) ?? {}
    const group = category?.of === undefined ? undefined : asked[category.of]
    if (category !== undefined && group !== undefined && category.weightOf(value, group) === 0) {
      throw unreachable(asked, `${name} has no such value where ${category.of} is "${group}"`)
    }
  }
  pinParents(byName, asked, createRandom('reachable'))
}

/**
 * The values asked for, completed upwards: whoever asks for a sub-category gets a category that holds it, drawn in
 * proportion to how often the two would come together.
 */
export function pinParents(
  byName: ReadonlyMap<string, Producer>,
  asked: Attributes,
  random: Random,
): Attributes {
  const pins: Record<string, Scalar> = { ...asked }
  for (let parent = openParent(byName, pins); parent !== undefined; parent = openParent(byName, pins)) {
    pins[parent] = drawParent(byName, pins, parent, random)
  }
  return pins
}

function openParent(byName: ReadonlyMap<string, Producer>, pins: Attributes): string | undefined {
  return Object.keys(pins)
    .map((name) => byName.get(name)?.category?.of)
    .find((of) => of !== undefined && pins[of] === undefined && byName.get(of)?.category !== undefined)
}

function drawParent(
  byName: ReadonlyMap<string, Producer>,
  pins: Attributes,
  parent: string,
  random: Random,
): Scalar {
  const category = byName.get(parent)?.category
  const values = category?.values ?? []
  const children = Object.entries(pins).filter(([name]) => byName.get(name)?.category?.of === parent)
  const weights = values.map((value) => {
    const own = category?.of === undefined ? (category?.weightOf(value, undefined) ?? 0) : 1
    return children.reduce(
      (weight, [name, pinned]) => weight * (byName.get(name)?.category?.weightOf(pinned, value) ?? 0),
      own,
    )
  })
  if (!weights.some((weight) => weight > 0)) throw unreachable(pins, `no value of ${parent} allows it`)
  return values[random.weighted(weights)] as Scalar
}

function unreachable(asked: Attributes, why: string): RecipeError {
  const cell = Object.entries(asked).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return new RecipeError('unreachable-cell', {
    message: `No row can reach the cell { ${cell.join(', ')} }: ${why}.`,
    hint: 'Change the cell of the goal, or the values of the field.',
    details: { asked: { ...asked } },
  })
}
