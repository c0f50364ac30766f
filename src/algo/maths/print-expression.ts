/** Writes an expression tree as text with the fewest parentheses that keep its meaning. */

import type { Expression } from './expression.js'

const STRENGTH = { '+': 1, '-': 1, '*': 2, '/': 2 } as const

/**
 * Prints an expression: `(20/100)*25` prints as `20/100*25`, `2*(3+4)` keeps its parentheses.
 *
 * Out: text that `parseExpression` reads back into the same tree when `print` gives plain numbers.
 */
export function printExpression<L>(expression: Expression<L>, print: (leaf: L) => string): string {
  return printAt(expression, print, 0)
}

function printAt<L>(expression: Expression<L>, print: (leaf: L) => string, outer: number): string {
  switch (expression.kind) {
    case 'leaf':
      return print(expression.leaf)
    case 'negate':
      return inParentheses(`-${printAt(expression.operand, print, 3)}`, outer > 0)
    case 'percent':
      return `${printAt(expression.operand, print, 3)}%`
    case 'binary': {
      const strength = STRENGTH[expression.operator]
      const left = printAt(expression.left, print, strength)
      const right = printAt(expression.right, print, strength + 1)
      return inParentheses(`${left}${expression.operator}${right}`, strength < outer)
    }
  }
}

function inParentheses(text: string, needed: boolean): string {
  return needed ? `(${text})` : text
}
