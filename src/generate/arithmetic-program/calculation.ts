/** Performs one step of a program exactly and writes it with its calculation mark. */

import type { Expression, Operator } from '../../algo/maths/expression.js'
import type { Operand, Work } from './production.js'
import { given, moneyDigits, plainNumber, type Quantity } from './quantity.js'
import type { Scene } from './scene.js'

/** A step that was performed. */
export interface Performed {
  readonly result: Quantity
  /** The step in words' stead: `3 * $4.50 = $<<3*4.5=13.5>>13.50`. */
  readonly text: string
}

/**
 * Performs a step on the scene's quantities.
 *
 * Out: undefined when the result is not exact to a hundredth (a whole number for counts), below 2, or above the limit.
 */
export function performWork(scene: Scene, { operation, left, right }: Work): Performed | undefined {
  const [first, second] = [operandOf(scene, left), operandOf(scene, right)]
  switch (operation) {
    case 'add':
      return finish(scene, '+', first, second, first.hundredths + second.hundredths, first.isMoney)
    case 'subtract':
      return finish(scene, '-', first, second, first.hundredths - second.hundredths, first.isMoney)
    case 'multiply': {
      const product = (first.hundredths * second.hundredths) / 100
      return finish(scene, '*', first, second, product, first.isMoney || second.isMoney)
    }
    case 'divide':
      return finish(scene, '/', first, second, (first.hundredths * 100) / second.hundredths, first.isMoney)
    case 'percent':
      return takePart(scene, first, second, given(10_000, false))
    case 'fraction':
      return takePart(scene, first, second, scene.numbers.bottom ?? given(100, false))
  }
}

function operandOf(scene: Scene, operand: Operand): Quantity {
  if (operand === 'amount') return scene.amount
  return (operand === 'part' ? scene.part : scene.numbers[operand]) ?? given(0, false)
}

function finish(
  scene: Scene,
  operator: Operator,
  left: Quantity,
  right: Quantity,
  hundredths: number,
  isMoney: boolean,
): Performed | undefined {
  if (!isAllowed(scene, hundredths, isMoney)) return undefined
  const expression: Expression<number> = {
    kind: 'binary',
    operator,
    left: left.expression,
    right: right.expression,
  }
  const shown = `${operandText(scene, left)} ${signOf(scene, operator)} ${operandText(scene, right)}`
  const mark = `${plainNumber(left.hundredths)}${operator}${plainNumber(right.hundredths)}`
  return written(scene, { hundredths, isMoney, expression }, shown, mark)
}

/** `top / bottom` of an amount; a single part is written as a division. */
function takePart(scene: Scene, amount: Quantity, top: Quantity, bottom: Quantity): Performed | undefined {
  const hundredths = (amount.hundredths * top.hundredths) / bottom.hundredths
  if (!isAllowed(scene, hundredths, amount.isMoney)) return undefined
  const isSingle = top.hundredths === 100
  const product: Expression<number> = isSingle
    ? amount.expression
    : { kind: 'binary', operator: '*', left: amount.expression, right: top.expression }
  const expression: Expression<number> = {
    kind: 'binary',
    operator: '/',
    left: product,
    right: bottom.expression,
  }
  const below = plainNumber(bottom.hundredths)
  const above = plainNumber(top.hundredths)
  const base = operandText(scene, amount)
  const shown = isSingle
    ? `${base} ${scene.format.divide} ${below}`
    : `${base} ${scene.format.times} ${above}/${below}`
  const mark = `${plainNumber(amount.hundredths)}${isSingle ? '' : `*${above}`}/${below}`
  return written(scene, { hundredths, isMoney: amount.isMoney, expression }, shown, mark)
}

function isAllowed({ limits }: Scene, hundredths: number, isMoney: boolean): boolean {
  const isExact = Number.isInteger(isMoney ? hundredths : hundredths / 100)
  return isExact && hundredths >= 200 && hundredths <= limits.max * 100
}

function written(scene: Scene, result: Quantity, shown: string, mark: string): Performed {
  const sign = result.isMoney ? scene.format.sign : ''
  const value = result.isMoney ? moneyDigits(result.hundredths) : plainNumber(result.hundredths)
  return { result, text: `${shown} = ${sign}<<${mark}=${plainNumber(result.hundredths)}>>${value}` }
}

function operandText({ format }: Scene, { hundredths, isMoney }: Quantity): string {
  return isMoney ? `${format.sign}${moneyDigits(hundredths)}` : plainNumber(hundredths)
}

function signOf({ format }: Scene, operator: Operator): string {
  if (operator === '*') return format.times
  return operator === '/' ? format.divide : operator
}
