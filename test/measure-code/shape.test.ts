/** The numbers of a tree of three files, reckoned by hand, and how they are printed. */

import { expect, test } from 'vitest'
import { readBlock, replaceBlock } from '../../scripts/measure-code/readme-block.js'
import { shapeOf } from '../../scripts/measure-code/shape.js'
import { parseTree } from '../../scripts/measure-code/source-tree.js'
import { definitions, shapeTable } from '../../scripts/measure-code/table.js'

// run/c → algo/a → base/b → run/c by type only: no value cycle, but one of three files with types.
const tree = parseTree({
  'algo/a.ts': "import { b } from '../base/b.js'\n/** Doc. */\nexport const a: any = () => {\n  b()\n}\n", // 5 lines
  'base/b.ts': "import type { C } from '../run/c.js'\nexport const b = 1\nexport type B = C\n", // 3 lines
  'run/c.ts': `import { a } from '../algo/a.js'\n/** Doc. */\nexport type C = typeof a\n${'//\n'.repeat(399)}`, // 402
})

test('known answers', () => {
  expect(shapeOf(tree, 615)).toEqual({
    files: 3,
    lines: 410, // 5 + 3 + 402
    medianLines: 5, // sorted 3 5 402, index ⌊0.5·3⌋ = 1
    p95Lines: 402, // index ⌊0.95·3⌋ = 2
    longFiles: 1 / 3,
    shortFiles: 2 / 3,
    medianFunction: 3,
    p95Function: 3,
    longFunctions: 0,
    commentLines: 401 / 410, // 1 + 0 + 400
    documentedExports: 2 / 4, // a and C of a, b, B, C
    anyPer1000: 1000 / 410,
    depth: 3, // c → a → b
    filesInValueCycles: 0,
    filesInCycles: 3,
    testLines: 1.5, // 615 / 410
    mutualFolders: 0, // base → run is a type
  })
})

test('nothing gives no shares', () => {
  const { longFiles, documentedExports, anyPer1000, testLines } = shapeOf(parseTree({}), 10)
  expect([longFiles, documentedExports, anyPer1000, testLines]).toEqual([null, null, null, null])
})

test('the table has a column for Cupel, its target and five anchors', () => {
  const lines = shapeTable(shapeOf(tree, 615)).replace(definitions, '').trim().split('\n')
  expect(new Set(lines.map((line) => line.split('|').length))).toEqual(new Set([10]))
  expect(
    lines.filter((line) => /lines a file, median|documented|÷/.test(line)).join('\n'),
  ).toMatchInlineSnapshot(`
    "| lines a file, median | **5** | ≤ 70 | 25 | 43 | 53 | 70 | 31 |
    | exports documented | **50%** | 100% | 63% | 60% | 29% | 27% | 73% |
    | test lines ÷ source lines | **1.5** | ≥ 1.2 | 0.65 | 0.44 | 0.59 + types | 2.06 | types only |"
  `)
})

test('a block is read and replaced between its markers only', () => {
  const document = 'before\n<!-- x:start -->\nold\n<!-- x:end -->\nafter'
  const replaced = replaceBlock(document, 'x', 'new\nlines')
  expect(replaced).toBe('before\n<!-- x:start -->\nnew\nlines\n<!-- x:end -->\nafter')
  expect(readBlock(replaced ?? '', 'x')).toBe('new\nlines')
})

test.each(['no markers', '<!-- x:start --> only one', '<!-- x:end --> wrong order <!-- x:start -->'])(
  '%j has no block',
  (document) => {
    expect(readBlock(document, 'x')).toBeUndefined()
    expect(replaceBlock(document, 'x', 'new')).toBeUndefined()
  },
)
