/** Problems as an error: one or many, in the order of the file, with places and hints. */

import { describe, expect, test } from 'vitest'
import { isCupelError } from '../../src/base/errors.js'
import { type Locate, pathText, type Problem, throwProblems } from '../../src/recipe/problems.js'

function thrownBy(problems: readonly Problem[], locate: Locate) {
  try {
    throwProblems(problems, locate)
  } catch (thrown) {
    if (isCupelError(thrown)) return thrown
    throw thrown
  }
  return undefined
}

const places: Readonly<Record<string, string>> = {
  seed: 'r.yaml:2:1',
  goal: 'r.yaml:10:1',
  'goal.accepted': 'r.yaml:10:9',
  output: '--set output',
}
const locate: Locate = (path) => places[pathText(path)] ?? 'r.yaml'

test.each([
  [[], ''],
  [['goal'], 'goal'],
  [['generate', 0, 'with', 'n'], 'generate[0].with.n'],
  [['a', 1, 2], 'a[1][2]'],
])('the path %j is written %j', (path, text) => {
  expect(pathText(path)).toBe(text)
})

test('no problems, no error', () => {
  expect(thrownBy([], locate)).toBeUndefined()
})

test('one problem is its own error', () => {
  const error = thrownBy([{ code: 'c', path: ['seed'], message: 'is odd.', hint: 'Even it.' }], locate)
  expect(error).toMatchObject({
    code: 'c',
    message: 'r.yaml:2:1 seed: is odd.',
    hint: 'Even it.',
    exitCode: 2,
  })
})

test('a place that names the path already does not name it twice', () => {
  expect(thrownBy([{ code: 'c', path: ['output'], message: 'is odd.' }], locate)?.message).toBe(
    '--set output: is odd.',
  )
})

describe('several problems', () => {
  const error = thrownBy(
    [
      { code: 'third', path: ['goal', 'accepted'], message: 'three.', hint: 'Mend it.' },
      { code: 'second', path: ['goal'], message: 'two.', hint: 'Mend it.' },
      { code: 'first', path: ['seed'], message: 'one.', hint: 'First.\nThen.' },
      { code: 'set', path: ['output'], message: 'zero.' },
    ],
    locate,
  )

  test('stand in the order of lines and columns; what has none comes first; a repeated hint is said once', () => {
    expect(error?.message).toMatchInlineSnapshot(`
      "4 problems:
        --set output: zero.
        r.yaml:2:1 seed: one.
          → First.
          → Then.
        r.yaml:10:1 goal: two.
        r.yaml:10:9 goal.accepted: three.
          → Mend it."
    `)
    expect(error?.hint).toBeUndefined()
    expect(error?.code).toBe('set')
  })

  test('are data too', () => {
    expect(error?.details.problems).toEqual([
      { code: 'set', path: 'output', place: '--set output', message: 'zero.' },
      { code: 'first', path: 'seed', place: 'r.yaml:2:1', message: 'one.' },
      { code: 'second', path: 'goal', place: 'r.yaml:10:1', message: 'two.' },
      { code: 'third', path: 'goal.accepted', place: 'r.yaml:10:9', message: 'three.' },
    ])
  })
})
