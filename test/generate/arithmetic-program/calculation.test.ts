/** Steps of programs: exact results and their marks. */

import { describe, expect, test } from 'vitest'
import { printExpression } from '../../../src/algo/maths/print-expression.js'
import { performWork } from '../../../src/generate/arithmetic-program/calculation.js'
import type { Operation } from '../../../src/generate/arithmetic-program/dial.js'
import { work } from '../../../src/generate/arithmetic-program/production.js'
import { given, plainNumber } from '../../../src/generate/arithmetic-program/quantity.js'
import type { Scene } from '../../../src/generate/arithmetic-program/scene.js'
import { numbersOf, sceneOf } from './scenes.js'

describe('counts', () => {
  test.each<[Operation, number, 'n' | 'k' | 'p' | 'top', Scene['numbers'], string]>([
    ['add', 24, 'n', numbersOf({ n: 6 }), '24 + 6 = <<24+6=30>>30'],
    ['subtract', 24, 'n', numbersOf({ n: 6 }), '24 - 6 = <<24-6=18>>18'],
    ['multiply', 24, 'k', numbersOf({ k: 3 }), '24 * 3 = <<24*3=72>>72'],
    ['divide', 24, 'k', numbersOf({ k: 4 }), '24 / 4 = <<24/4=6>>6'],
    ['percent', 60, 'p', numbersOf({ p: 20 }), '60 * 20/100 = <<60*20/100=12>>12'],
    ['fraction', 24, 'top', numbersOf({ top: 2, bottom: 3 }), '24 * 2/3 = <<24*2/3=16>>16'],
    ['fraction', 24, 'top', numbersOf({ top: 1, bottom: 4 }), '24 / 4 = <<24/4=6>>6'],
  ])('%s', (operation, amount, right, numbers, text) => {
    const scene = sceneOf({ amount: given(100 * amount, false), numbers })
    expect(performWork(scene, work('amount', operation, right, []))?.text).toBe(text)
  })
})

describe('money', () => {
  const scene = sceneOf({
    amount: given(1350, true),
    numbers: { ...numbersOf({ k: 3 }), ...numbersOf({ n: 4.5 }, true) },
  })

  test.each<[string, Parameters<typeof work>, string]>([
    ['price times count', ['k', 'multiply', 'n', []], '3 * $4.50 = $<<3*4.5=13.5>>13.50'],
    ['a sum', ['amount', 'add', 'n', []], '$13.50 + $4.50 = $<<13.5+4.5=18>>18'],
    ['a share', ['amount', 'divide', 'k', []], '$13.50 / 3 = $<<13.5/3=4.5>>4.50'],
  ])('%s', (_, step, text) => {
    const performed = performWork(scene, work(...step))
    expect(performed?.text).toBe(text)
    expect(performed?.result.isMoney).toBe(true)
  })

  test('the signs of the format', () => {
    const format = { wordsUpTo: 0, sign: '£', times: '×', divide: '÷' }
    expect(performWork({ ...scene, format }, work('k', 'multiply', 'n', []))?.text).toBe(
      '3 × £4.50 = £<<3*4.5=13.5>>13.50',
    )
    expect(performWork({ ...scene, format }, work('amount', 'divide', 'k', []))?.text).toContain('£13.50 ÷ 3')
  })
})

describe('refused', () => {
  test.each<[string, Scene, Parameters<typeof work>]>([
    [
      'a count that is not whole',
      sceneOf({ amount: given(1000, false), numbers: numbersOf({ k: 4 }) }),
      ['amount', 'divide', 'k', []],
    ],
    [
      'money below a hundredth',
      sceneOf({ amount: given(1000, true), numbers: numbersOf({ k: 3 }) }),
      ['amount', 'divide', 'k', []],
    ],
    [
      'less than 2',
      sceneOf({ amount: given(1000, false), numbers: numbersOf({ n: 9 }) }),
      ['amount', 'subtract', 'n', []],
    ],
    [
      'above the limit',
      sceneOf({ amount: given(999_900, false), numbers: numbersOf({ n: 2 }) }),
      ['amount', 'add', 'n', []],
    ],
  ])('%s', (_, scene, step) => {
    expect(performWork(scene, work(...step))).toBeUndefined()
  })
})

test('the program grows with its steps', () => {
  const scene = sceneOf({ amount: given(2400, false), numbers: numbersOf({ n: 6, k: 3 }) })
  const sum = performWork(scene, work('amount', 'add', 'n', []))
  const product = performWork(
    { ...scene, part: sum?.result ?? scene.part },
    work('part', 'multiply', 'k', []),
  )
  expect(product && printExpression(product.result.expression, plainNumber)).toBe('(24+6)*3')
})
