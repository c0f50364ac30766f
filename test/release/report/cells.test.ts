/** The goal's cells: no cell of a grid is ever lost, whatever its attributes are called. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellFacts } from '../../../src/release/facts.js'
import { cellSection } from '../../../src/release/report/cells.js'
import { buildRun } from '../build-run.js'
import { linesOf } from './words-of.js'

type Attributes = CellFacts['attributes']

function cell(attributes: Attributes, got: number, wanted = 2): CellFacts {
  return { attributes, wanted, got, why: got < wanted ? ['5 × rejected: too-easy'] : [] }
}

function linesFor(cells: readonly CellFacts[]): string {
  return linesOf(cellSection(buildRun({ cells }).facts)?.body ?? { markup: '' })
}

/** `got` of every cell of the heat tables, in the order of the page. */
function drawn(cells: readonly CellFacts[]): number[] {
  const { markup } = cellSection(buildRun({ cells }).facts)?.body ?? { markup: '' }
  return [...markup.matchAll(/--share:[\d.]+%">([\d,]+)<small>/g)].map(([, got]) =>
    Number(got?.replaceAll(',', '')),
  )
}

describe('cellSection', () => {
  test('three attributes: the last is across, the others are down', () => {
    const cells = [
      cell({ ware: 'rolls', steps: 1, fair: true }, 2),
      cell({ ware: 'rolls', steps: 1, fair: false }, 0),
      cell({ ware: 'rolls', steps: 2, fair: true }, 3),
    ]
    expect(linesFor(cells)).toMatchInlineSnapshot(`
      "2 of 3 cells have as many rows as wanted.
      ware · steps × fair: rows reached of rows wanted
      ware · steps | true | false
      rolls · 1 | 2 / 2 | 0 / 2
      rolls · 2 | 3 / 2 | –
      Cells that are short, and why
      Cell | Reached | Wanted | How candidates for it ended
      ware = rolls, steps = 1, fair = false | 0 | 2 | 5 × rejected: too-easy"
    `)
  })

  test('values that join to the same words are rows of their own', () => {
    const cells = [cell({ a: 'x · y', b: 'z', c: 1 }, 11), cell({ a: 'x', b: 'y · z', c: 1 }, 22)]
    expect(drawn(cells)).toEqual([11, 22])
  })

  test('the number 1 and the text "1" are different values', () => {
    expect(drawn([cell({ a: 1, b: 'x' }, 11), cell({ a: '1', b: 'x' }, 22)])).toEqual([11, 22])
  })

  test('an attribute name may hold a line break', () => {
    expect(drawn([cell({ 'a\nb': 'x' }, 7)])).toEqual([7])
    expect(linesFor([cell({ 'a\nb': 'x' }, 7)])).not.toContain('undefined')
  })

  test('a cell that wants nothing is met; more than wanted is never more than full', () => {
    const { markup } = cellSection(buildRun({ cells: [cell({ a: 1 }, 0, 0), cell({ a: 2 }, 9)] }).facts)
      ?.body ?? {
      markup: '',
    }
    expect(markup.match(/class="number met" style="--share:100%"/g)).toHaveLength(2)
    expect(markup).toContain('2 of 2 cells')
  })

  test('whatever the values: each cell is drawn once', () => {
    const value = fc.oneof(fc.constantFrom('x', 'x · y', 'y', '1', 'true'), fc.constantFrom(1, true))
    const grid = fc.uniqueArray(fc.tuple(value, value, value), {
      selector: (values) => JSON.stringify(values),
      maxLength: 12,
      minLength: 1,
    })
    fc.assert(
      fc.property(grid, (all) => {
        const cells = all.map(([a, b, c], index) => cell({ a, b, c }, index))
        expect(drawn(cells).toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index))
      }),
      { numRuns: 50 },
    )
  })
})
