/** Problems of a recipe: each with its path, what is wrong, and what to do; thrown together in the order of the file. */

import { RecipeError } from '../base/errors.js'

/** A path into a recipe: keys and indexes. */
export type RecipePath = readonly (string | number)[]

/** One thing that is wrong. */
export interface Problem {
  readonly code: string
  readonly path: RecipePath
  readonly message: string
  readonly hint?: string
}

/** Finds where a path stands, as `file:line:column`; empty when there is no file. */
export type Locate = (path: RecipePath) => string

/** Most problems that are shown at a time. */
const MOST_SHOWN = 20

/** `generate[0].with.n` for `['generate', 0, 'with', 'n']`. */
export function pathText(path: RecipePath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? part : `${text}.${part}`
  }, '')
}

/**
 * Throws all problems as one RecipeError, ordered by line and column; nothing happens when there are none.
 *
 * The error has the code of the first. Several problems become a numbered heading and one line each, with its hint
 * below; a hint that the next line repeats is left to that line. `details.problems` holds all of them.
 */
export function throwProblems(problems: readonly Problem[], locate: Locate): void {
  const placed = problems.map((problem) => ({ ...problem, place: locate(problem.path) })).sort(byPosition)
  const [first] = placed
  if (first === undefined) return
  const single = placed.length === 1 ? first.hint : undefined
  throw new RecipeError(first.code, {
    message: placed.length === 1 ? lineOf(first) : listOf(placed),
    ...(single === undefined ? {} : { hint: single }),
    details: {
      problems: placed.map(({ code, path, message, place }) => ({
        code,
        path: pathText(path),
        place,
        message,
      })),
    },
  })
}

interface PlacedProblem extends Problem {
  readonly place: string
}

function lineOf({ place, path, message }: PlacedProblem): string {
  const where = pathText(path)
  const parts = place.endsWith(` ${where}`) ? [place] : [place, where]
  return `${parts.filter((part) => part !== '').join(' ')}: ${message}`
}

function listOf(placed: readonly PlacedProblem[]): string {
  const shown = placed.slice(0, MOST_SHOWN)
  const lines = shown.flatMap((problem, index) => {
    const isRepeated = problem.hint === undefined || shown[index + 1]?.hint === problem.hint
    const hint = isRepeated ? [] : [(problem.hint ?? '').replace(/^/gm, '    → ')]
    return [`  ${lineOf(problem)}`, ...hint]
  })
  const rest = placed.length - shown.length
  return [`${placed.length} problems:`, ...lines, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join('\n')
}

function byPosition(one: PlacedProblem, other: PlacedProblem): number {
  const [lineA, columnA] = positionOf(one.place)
  const [lineB, columnB] = positionOf(other.place)
  return lineA - lineB || columnA - columnB
}

function positionOf(place: string): [number, number] {
  const [, line = 0, column = 0] = /:(\d+):(\d+)$/.exec(place) ?? []
  return [Number(line), Number(column)]
}
