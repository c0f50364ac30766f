/** The combinations of difficulty and topic that the options allow and the grammar can tell. */

import { RecipeError } from '../../base/errors.js'
import type { Attributes } from '../../record/data-record.js'
import { type Limits, limitsOf } from './dial.js'
import { type ArithmeticOptions, difficultiesOf } from './options.js'
import { type CompiledTopic, compileTopic } from './tell-story.js'
import { numbers } from './topics/numbers.js'
import { topics } from './topics/index.js'

/** One combination with what it takes to tell its stories. */
export interface Cell {
  readonly asked: { readonly difficulty: number; readonly topic: string }
  readonly topic: CompiledTopic
  readonly limits: Limits
}

/**
 * All combinations, those of one topic in a row.
 *
 * Throws: RecipeError `nothing-to-tell` when there are none.
 */
export function cellsOf(options: ArithmeticOptions): Cell[] {
  const { operations, maxValue, style } = options
  const chosen =
    style === 'bare' ? [numbers] : topics.filter(({ id }) => options.topics?.includes(id) ?? true)
  const cells = chosen.map(compileTopic).flatMap((topic) =>
    difficultiesOf(options).flatMap((difficulty): Cell[] => {
      const limits = limitsOf(difficulty, operations, maxValue)
      const asked = { difficulty, topic: topic.topic.id }
      return canTell(topic, limits) ? [{ asked, topic, limits }] : []
    }),
  )
  if (cells.length > 0) return cells
  throw new RecipeError('nothing-to-tell', {
    message: `No topic can be told with only ${operations?.join(', ') ?? 'these'} at difficulty ${difficultiesOf(options).join(', ')}.`,
    hint: 'Allow more operations, or leave `operations` out.',
    details: { path: 'operations' },
  })
}

/** Whether some derivation has an allowed number of steps, numbers left aside. */
function canTell(topic: CompiledTopic, limits: Limits): boolean {
  const [least, most] = limits.steps
  const reaches = (state: string | null, left: number): boolean => {
    if (left === 0 && state !== null) return true
    return (topic.productions.get(state) ?? []).some(
      ({ production: { work, to } }) =>
        work.length <= left &&
        (work.length > 0 || state === null) &&
        work.every((step) => limits.operations.has(step.operation)) &&
        reaches(to, left - work.length),
    )
  }
  for (let steps = least; steps <= most; steps += 1) if (reaches(null, steps)) return true
  return false
}

/**
 * The combinations that a goal's open cell allows: those that agree with it in difficulty, topic and style. Attributes
 * of other names are left to other steps.
 *
 * Throws: RecipeError `unreachable-cell` when there are none.
 */
export function matchingCells(cells: readonly Cell[], style: string, attributes: Attributes): Cell[] {
  const matching = cells.filter(
    ({ asked }) =>
      agrees(attributes, 'difficulty', asked.difficulty) &&
      agrees(attributes, 'topic', asked.topic) &&
      agrees(attributes, 'style', style),
  )
  if (matching.length > 0) return matching
  const wanted = Object.entries(attributes).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  throw new RecipeError('unreachable-cell', {
    message: `No story can reach the cell { ${wanted.join(', ')} }.`,
    hint: 'Compare it with the options difficulty, topics, operations and style of arithmetic-program.',
    details: { asked: { ...attributes } },
  })
}

function agrees(attributes: Attributes, name: string, value: string | number): boolean {
  return attributes[name] === undefined || attributes[name] === value
}
