/** Every rule of the house is shown a tree that breaks it and a near miss that does not. */

import { describe, expect, test } from 'vitest'
import { parseTree } from '../../scripts/measure-code/source-tree.js'
import { planted } from './planted.js'
import { report } from './rule.js'
import { rules } from './rules/index.js'

describe.each(planted)('$rule', ({ rule: id, breaks, at, nearMiss }) => {
  const rule = rules.find((one) => one.id === id)

  test('finds what is planted, in its place, with a way to mend it', () => {
    const found = rule?.find(parseTree(breaks)) ?? []
    expect(found.map(({ path, line }) => `${path}:${line}`).sort()).toEqual(at)
    for (const { what, mend } of found) expect([what, mend].every((words) => words.endsWith('.'))).toBe(true)
  })

  test('lets the near miss go', () => {
    expect(report(rule?.find(parseTree(nearMiss)) ?? [])).toBe('')
  })
})

test('every rule is shown to fail', () => {
  expect(planted.map(({ rule }) => rule).sort()).toEqual(rules.map(({ id }) => id).sort())
})

test('a violation reads as place, fault and way out', () => {
  const tree = parseTree({
    'algo/jaccard.ts': "import { run } from '../run/run.js'\n",
    'run/run.ts': 'export const run = 1\n',
  })
  const found = rules.find(({ id }) => id === 'layering')?.find(tree) ?? []
  expect(report(found)).toMatchInlineSnapshot(
    `"src/algo/jaccard.ts:1: Upward import: algo → run/run.ts. Mend: move what both need down (algo, contract), or reach it through a port by id."`,
  )
})
