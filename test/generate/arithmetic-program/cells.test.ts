/** The combinations of difficulty and topic. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { isCupelError } from '../../../src/base/errors.js'
import { type Cell, cellsOf, matchingCells } from '../../../src/generate/arithmetic-program/cells.js'
import { arithmeticOptions } from '../../../src/generate/arithmetic-program/options.js'

function cells(options: JsonObject): Cell[] {
  return cellsOf(arithmeticOptions.parse(options))
}

const shown = (list: readonly Cell[]) =>
  list.map(({ asked }) => `${asked.topic}-${asked.difficulty}`).join(' ')

describe('what options allow', () => {
  test('all topics at all settings', () => {
    expect(cells({})).toHaveLength(50)
    expect(cells({ style: 'bare' })).toHaveLength(5)
  })

  test.each<[JsonObject, string]>([
    [{ topics: ['baking'], difficulty: 2 }, 'baking-2'],
    [{ topics: ['baking', 'sports'], difficulty: [3, 1, 3] }, 'baking-3 baking-1 sports-3 sports-1'],
    [{ topics: ['reading'], difficulty: { min: 2, max: 4 } }, 'reading-2 reading-3 reading-4'],
    [{ style: 'bare', difficulty: 5 }, 'numbers-5'],
  ])('%j', (options, expected) => {
    expect(shown(cells(options))).toBe(expected)
  })

  test('topics that cannot be told with the operations are left out', () => {
    const onlyDivide = shown(cells({ operations: ['divide'], difficulty: 3 }))
    expect(onlyDivide).toContain('baking-3')
    expect(onlyDivide).not.toContain('school-3') // children are divided once, then the story ends
  })

  test('nothing at all is a fault of the recipe', () => {
    try {
      cells({ topics: ['school'], operations: ['divide'], difficulty: 3 })
      expect.fail('It was accepted.')
    } catch (thrown) {
      if (!isCupelError(thrown)) throw thrown
      expect(`${thrown.code}: ${thrown.message} → ${thrown.hint}`).toMatchInlineSnapshot(
        `"nothing-to-tell: No topic can be told with only divide at difficulty 3. → Allow more operations, or leave \`operations\` out."`,
      )
    }
  })
})

describe('what an open cell allows', () => {
  const some = cells({ topics: ['baking', 'sports'], difficulty: [1, 2] })

  test.each<[Record<string, string | number>, string]>([
    [{ difficulty: 2 }, 'baking-2 sports-2'],
    [{ topic: 'sports' }, 'sports-1 sports-2'],
    [{ topic: 'sports', difficulty: 1, style: 'word-problem' }, 'sports-1'],
    [{ tone: 'kind' }, 'baking-1 baking-2 sports-1 sports-2'], // for another step
  ])('%j', (attributes, expected) => {
    expect(shown(matchingCells(some, 'word-problem', attributes))).toBe(expected)
  })

  test.each<Record<string, string | number>>([{ difficulty: 3 }, { topic: 'reading' }, { style: 'bare' }])(
    '%j is out of reach',
    (attributes) => {
      expect(() => matchingCells(some, 'word-problem', attributes)).toThrow(/No story can reach the cell/)
    },
  )
})
