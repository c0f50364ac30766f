/** Plans stories: evenly over all combinations, or for the open cells of a goal. */

import type { PlanContext, Task } from '../../contract/method.js'
import type { Attributes } from '../../record/data-record.js'
import { cellsInTurn } from '../open-cells.js'
import { type Cell, matchingCells } from './cells.js'

/**
 * Plans one task for each story, endlessly: evenly over all combinations, open cells first.
 *
 * `asked` holds difficulty and topic, and the style where a cell asks for it. Throws: RecipeError `unreachable-cell`.
 */
export function* planStories(cells: readonly Cell[], style: string, context: PlanContext): Generator<Task> {
  const matching = new Map(
    context.open.map(({ attributes }) => [attributes, matchingCells(cells, style, attributes)]),
  )
  const turns = new Map<Attributes | undefined, number>()
  let index = context.planned
  for (const attributes of cellsInTurn(context)) {
    const turn = turns.get(attributes) ?? context.planned
    turns.set(attributes, turn + 1)
    const asked = askedAt(attributes === undefined ? cells : (matching.get(attributes) ?? cells), turn)
    yield taskOf(index, attributes?.style === undefined ? asked : { ...asked, style })
    index += 1
  }
}

function askedAt(cells: readonly Cell[], turn: number): Attributes {
  return cells[turn % cells.length]?.asked ?? {}
}

function taskOf(index: number, asked: Attributes): Task {
  return { key: `story-${index}`, drafts: 1, parents: [], asked }
}
