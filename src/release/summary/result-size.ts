/** Sizes of the result that several sections tell. */

import type { RunFacts } from '../facts.js'

/** Number of rows in the result, released or held back by a gate; 0 when the run stopped before there was one. */
export function resultSize(facts: RunFacts): number {
  if (facts.status === 'released') return facts.released
  return membersOf(facts, 'synthetic') + membersOf(facts, 'real')
}

/** Rows of the result by origin, step or source id; 0 for a name that it does not hold. */
export function membersOf(facts: RunFacts, name: string): number {
  return Object.hasOwn(facts.members, name) ? (facts.members[name] ?? 0) : 0
}

/** Id of the step that is released. */
export function outputStep({ recipe }: RunFacts): string {
  return recipe.output ?? recipe.generate.at(-1)?.id ?? ''
}

/** Rows of the result that were mixed in: all that the output step did not make. */
export function mixedIn(facts: RunFacts): number {
  return resultSize(facts) - membersOf(facts, outputStep(facts))
}
