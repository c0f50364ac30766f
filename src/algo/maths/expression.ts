/** Arithmetic expressions as a typed tree over any kind of leaf, and their evaluation by exact rationals. */

import { type Rational, rational } from './rational.js'

/** The four operations of grade-school arithmetic. */
export type Operator = '+' | '-' | '*' | '/'

/** An expression over leaves `L`. `percent` divides its operand by 100; grouping is implied by the tree. */
export type Expression<L> =
  | { readonly kind: 'leaf'; readonly leaf: L }
  | { readonly kind: 'negate'; readonly operand: Expression<L> }
  | { readonly kind: 'percent'; readonly operand: Expression<L> }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression<L>
      readonly right: Expression<L>
    }

/**
 * The value of an expression, exactly.
 *
 * Out:  undefined when it divides by zero anywhere.
 * Cost: one BigInt operation a node.
 */
export function evaluate<L>(expression: Expression<L>, valueOf: (leaf: L) => Rational): Rational | undefined {
  switch (expression.kind) {
    case 'leaf':
      return valueOf(expression.leaf)
    case 'negate':
      return evaluate(expression.operand, valueOf)?.neg()
    case 'percent':
      return evaluate(expression.operand, valueOf)?.div(rational(100))
    case 'binary': {
      const left = evaluate(expression.left, valueOf)
      const right = evaluate(expression.right, valueOf)
      return left && right && apply(expression.operator, left, right)
    }
  }
}

function apply(operator: Operator, left: Rational, right: Rational): Rational | undefined {
  if (operator === '+') return left.add(right)
  if (operator === '-') return left.sub(right)
  if (operator === '*') return left.mul(right)
  return right.n === 0n ? undefined : left.div(right)
}

/** The same tree with every leaf replaced, visited from left to right. */
export function mapLeaves<L, M>(expression: Expression<L>, change: (leaf: L) => M): Expression<M> {
  switch (expression.kind) {
    case 'leaf':
      return { kind: 'leaf', leaf: change(expression.leaf) }
    case 'negate':
    case 'percent':
      return { kind: expression.kind, operand: mapLeaves(expression.operand, change) }
    case 'binary': {
      const left = mapLeaves(expression.left, change)
      return {
        kind: 'binary',
        operator: expression.operator,
        left,
        right: mapLeaves(expression.right, change),
      }
    }
  }
}

/** All leaves from left to right. */
export function leavesOf<L>(expression: Expression<L>): L[] {
  const leaves: L[] = []
  mapLeaves(expression, (leaf) => leaves.push(leaf))
  return leaves
}

/** Number of operations (binary, negation, percent) in an expression; 0 for a single leaf. */
export function countOperations<L>(expression: Expression<L>): number {
  if (expression.kind === 'leaf') return 0
  if (expression.kind === 'binary') {
    return 1 + countOperations(expression.left) + countOperations(expression.right)
  }
  return 1 + countOperations(expression.operand)
}
