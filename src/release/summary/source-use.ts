/** What the recipe uses a source for, as far as the recipe itself says so. */

import { basename } from 'node:path'
import type { Recipe } from '../../recipe/schema.js'

/** `input of vary`, `reference of decontaminate`; several are listed, none gives an empty list. */
export function sourceUses(recipe: Recipe, source: string): string[] {
  const inputs = recipe.generate.filter(({ from }) => from === source).map(({ id }) => `input of ${id}`)
  const references = [...recipe.refine, ...recipe.measure].flatMap((use) => {
    if (typeof use === 'string' || use.against === undefined) return []
    const isIt = use.against === source || basename(use.against) === source
    return isIt ? [`reference of ${use.id ?? use.use}`] : []
  })
  return [...inputs, ...references]
}
