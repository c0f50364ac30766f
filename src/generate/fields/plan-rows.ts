/** Plans rows: for source records, for open cells, or endlessly. */

import type { PlanContext, Task } from '../../contract/method.js'
import type { DataRecord } from '../../record/data-record.js'
import { cellsInTurn } from '../open-cells.js'
import { askedOf, checkReachable } from './cell-pins.js'
import type { CompiledFields } from './compile-fields.js'
import { createSampleNamer } from './sample-names.js'

/**
 * Plans one task for each row.
 *
 * Without open cells: `rows` tasks for each source record (one if absent), or `rows` in all (endless if absent). With
 * open cells: the cells in turn, in proportion to what each is missing, over the source records again and again unless
 * `rows` limits them. Later rounds go on where earlier ones ended. The payload of a task names the samples that its row
 * asks models for (see `createSampleNamer`); there is none when no field asks a model.
 *
 * Throws: RecipeError `unreachable-cell`, before the first task.
 */
export async function* planRows(
  compiled: CompiledFields,
  rows: number | undefined,
  context: PlanContext,
): AsyncGenerator<Task> {
  const hasCells = context.open.length > 0
  for (const cell of context.open) checkReachable(compiled.byName, askedOf(compiled.byName, cell.attributes))
  compiled.shelf.usePortsOfStep(context.ports)
  const wishes = cellsInTurn(context)
  const nameSamples = createSampleNamer(compiled.shares)
  let index = 0
  for await (const parents of parentsOfRows(context, rows, compiled.readsSource, hasCells)) {
    const key = `row-${index}`
    const samples = nameSamples(index, parents[0]?.data)
    index += 1
    if (index <= context.planned) continue
    const asked = askedOf(compiled.byName, wishes.next().value ?? {})
    yield {
      key,
      drafts: 1,
      parents,
      ...(Object.keys(asked).length === 0 ? {} : { asked }),
      ...(samples.length === 0 ? {} : { payload: samples }),
    }
  }
}

async function* parentsOfRows(
  context: PlanContext,
  rows: number | undefined,
  needsSource: boolean,
  hasCells: boolean,
): AsyncGenerator<readonly DataRecord[]> {
  const limit = rows ?? Number.POSITIVE_INFINITY
  const passes = hasCells && rows === undefined ? Number.POSITIVE_INFINITY : 1
  let isFound = false
  for (let pass = 0; pass < passes && (pass === 0 || isFound); pass += 1) {
    for await (const record of context.records()) {
      isFound = true
      for (let repetition = 0; repetition < (rows ?? 1); repetition += 1) yield [record]
    }
  }
  if (isFound || needsSource) return
  for (let row = 0; row < limit; row += 1) yield []
}
