/** Lines, functions, comments and exports of files that can be counted by eye. */

import { describe, expect, test } from 'vitest'
import { commentLines, commentsOf } from '../../scripts/measure-code/comments.js'
import { exportedStatements } from '../../scripts/measure-code/exported.js'
import { functionsOf } from '../../scripts/measure-code/functions.js'
import { countLines, parseTree, type SourceFile } from '../../scripts/measure-code/source-tree.js'

function file(text: string): SourceFile {
  const found = parseTree({ 'a.ts': text }).get('a.ts')
  if (found === undefined) throw new TypeError('The tree has no a.ts.')
  return found
}

test.each([
  ['', 0],
  ['a', 1],
  ['a\n', 1],
  ['a\nb', 2],
  ['\n\n', 2],
])('%j has %d lines', (text, lines) => {
  expect(countLines(text)).toBe(lines)
})

describe('functions', () => {
  test.each([
    ['function f() {\n  go()\n}', [['f', 3]]],
    ['const f = () => {\n  go()\n}', [['f', 3]]],
    ['const f = () => go(\n)', []], // no braces: an expression
    [
      'class C {\n  constructor() {}\n  get x() {\n    return 1\n  }\n}',
      [
        ['constructor', 1],
        ['x', 3],
      ],
    ],
    [
      'function outer() {\n  function inner() {\n  }\n}',
      [
        ['outer', 4],
        ['inner', 2],
      ],
    ],
    ['/** Doc.\n */\nfunction f() {}', [['f', 1]]], // its JSDoc is not part of it
    ['declare function f(): void', []],
    [
      'go({ run() {} })\ngo(function () {})',
      [
        ['run', 1],
        ['(anonymous)', 1],
      ],
    ],
  ])('%j', (text, expected) => {
    expect(functionsOf(file(text)).map(({ name, lines }) => [name, lines])).toEqual(expected)
  })
})

describe('comments', () => {
  test.each([
    ['// one\nconst a = 1 // same comment line as code', 2],
    ['/** two\n * lines */\nconst a = 1', 2],
    ['const a = "// none" + `/* none */ ${b /* one */}`', 1],
    ['const a = /\\/\\/ none/', 0],
    ['function f() {\n  // inside, before the brace\n}\n// at the end', 2],
    ['f(/* a */ 1, /* b */ 2)', 1], // two comments, one line
  ])('%j covers %d lines', (text, lines) => {
    expect(commentLines(file(text))).toBe(lines)
  })

  test('come in order, each once', () => {
    const texts = commentsOf(file('/* a */ const x = 1 // b\n// c\n')).map(({ text }) => text)
    expect(texts).toEqual(['/* a */', '// b', '// c'])
  })
})

describe('exports', () => {
  test('names, lines and words of what is exported', () => {
    const text = [
      '/** Header of the file. */',
      '',
      'export const bare = 1', // only the header stands before it
      '/** First',
      ' * and second line. */',
      'export const [one, { two }] = list',
      'export { three }',
      "export * from './b.js'",
      '/** Type. */',
      'export type Four = 4',
    ].join('\n')
    const found = exportedStatements(file(text))
    expect(found.map(({ names, line, documentation }) => [names, line, documentation])).toEqual([
      [['bare'], 3, undefined],
      [['one', 'two'], 6, 'First\nand second line.'],
      [['Four'], 10, 'Type.'],
    ])
  })
})
