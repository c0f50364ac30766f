/** Imports, cycles and depth of small graphs that can be drawn by hand. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { componentsOf, cyclesOf, depthOf, mutualPairs } from '../../scripts/measure-code/cycles.js'
import { graphOf, importsOf } from '../../scripts/measure-code/imports.js'
import { parseTree } from '../../scripts/measure-code/source-tree.js'

const graph = (edges: Record<string, string[]>): Map<string, string[]> => new Map(Object.entries(edges))

describe('imports', () => {
  test.each([
    ["import { b } from './b.js'", 'value'],
    ["import './b.js'", 'value'],
    ["import { type B, b } from './b.js'", 'value'],
    ["import { type B } from './b.js'", 'type'],
    ["import type { B } from './b.js'", 'type'],
    ["import type * as b from './b.js'", 'type'],
    ["export { b } from './b.js'", 'value'],
    ["export * from './b.js'", 'value'],
    ["export type { B } from './b.js'", 'type'],
    ["const b = () => import('./b.js')", 'dynamic'],
    ["type B = import('./b.js').B", 'type'],
  ])('%s is an import of kind %s', (text, kind) => {
    const tree = parseTree({ 'a.ts': `\n${text}\n`, 'b.ts': '' })
    expect(importsOf(tree)).toEqual([{ from: 'a.ts', to: 'b.ts', line: 2, kind }])
  })

  test.each([
    "import z from 'zod'",
    "import './absent.js'",
    "// import './b.js'",
    'const s = "import \'./b.js\'"',
  ])('%s is none', (text) => {
    expect(importsOf(parseTree({ 'a.ts': text, 'b.ts': '' }))).toEqual([])
  })

  test('a folder stands for its index, and a graph holds only the kinds asked for', () => {
    const tree = parseTree({
      'a/x.ts':
        "import { y } from '../b/index.js'\nimport type { Z } from '../b/z.js'\nimport { y } from '../b/index.js'",
      'b/index.ts': '',
      'b/z.ts': '',
    })
    const imports = importsOf(tree)
    expect(graphOf(tree, imports, ['value']).get('a/x.ts')).toEqual(['b/index.ts'])
    expect(graphOf(tree, imports, ['value', 'type']).get('a/x.ts')).toEqual(['b/index.ts', 'b/z.ts'])
  })
})

describe('cycles and depth', () => {
  test.each([
    ['a chain', { a: ['b'], b: ['c'], c: [] }, [], 3],
    ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, [], 3],
    ['a circle of three with a tail', { a: ['b'], b: ['c'], c: ['a', 'd'], d: [] }, [['a', 'b', 'c']], 2],
    [
      'two circles',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
      2,
    ],
    ['a file that imports itself', { a: ['a'] }, [], 1],
    ['nothing', {}, [], 0],
  ])('%s', (_name, edges, cycles, depth) => {
    expect(cyclesOf(graph(edges))).toEqual(cycles)
    expect(depthOf(graph(edges))).toBe(depth)
  })

  test('imports that only lead to later files make no cycle, and every file is in one component', () => {
    const edges = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 60 })
    fc.assert(
      fc.property(edges, (pairs) => {
        const forward = new Map<string, string[]>(
          Array.from({ length: 20 }, (_, index) => [String(index), []]),
        )
        for (const [one, other] of pairs) {
          if (one !== other) forward.get(String(Math.min(one, other)))?.push(String(Math.max(one, other)))
        }
        expect(cyclesOf(forward)).toEqual([])
        expect(componentsOf(forward).flat().sort()).toEqual([...forward.keys()].sort())
      }),
    )
  })

  test('mutual pairs are found once, whoever comes first', () => {
    const edges: [string, string][] = [
      ['b', 'a'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'c'],
      ['d', 'd'],
    ]
    expect(mutualPairs(edges)).toEqual([['a', 'b']])
  })
})
