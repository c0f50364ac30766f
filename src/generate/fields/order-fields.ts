/** The order in which fields are made: each after those that it reads, else as written. */

import { RecipeError } from '../../base/errors.js'

/**
 * Sorts names so that each comes after those that it reads.
 *
 * In:     names in the order of the recipe with what each reads; reads that are not among the names are ignored.
 * Out:    the order of the recipe, changed only where a field reads a later one.
 * Throws: RecipeError `field-cycle` whose message names the loop: `a → b → a`.
 */
export function orderFields(reads: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (name: string): void => {
    if (done.has(name)) return
    if (path.includes(name)) throw cycle([...path.slice(path.indexOf(name)), name])
    path.push(name)
    for (const read of reads.get(name) ?? []) if (reads.has(read)) visit(read)
    path.pop()
    done.add(name)
  }
  for (const name of reads.keys()) visit(name)
  return [...done]
}

function cycle(loop: readonly string[]): RecipeError {
  return new RecipeError('field-cycle', {
    message: `Fields read each other in a circle: ${loop.join(' → ')}.`,
    hint: 'Each field needs the one after the arrow first; let one of them read something else.',
    details: { loop: [...loop], path: `fields.${loop[0]}` },
  })
}
