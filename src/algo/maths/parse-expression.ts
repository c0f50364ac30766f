/** Reads arithmetic as people and calculators write it: `(20/100)*25`, `$3.50 x 4`, `150(.80)`, `15% × 80`. */

import { type Expression, mapLeaves, type Operator } from './expression.js'
import { parseDecimal, type Rational } from './rational.js'

/** A number as it stands in the text of an expression: `start` and `end` are offsets in UTF-16 units. */
export interface NumberLeaf {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly value: Rational
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': '+',
  '-': '-',
  '–': '-',
  '−': '-',
  '*': '*',
  x: '*',
  X: '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
}

const TOKEN = /\s*(?:((?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)|([-+*/xX×÷·–−()%$£€]))/y

/** Longest expression that is read, in tokens; longer ones are no school arithmetic and would nest too deep. */
export const MOST_TOKENS = 1000

interface Token {
  readonly text: string
  readonly start: number
  readonly value?: Rational
}

/**
 * Parses one whole expression.
 *
 * In:   + - * / with the signs – − x X × · ÷, parentheses, unary minus, percent after a number or a group,
 *       currency signs before a number (ignored), thousands separators, `.5`, and multiplication by
 *       juxtaposition with a parenthesis (`150(.80)`). The usual precedence; equal ones from left to right.
 * Out:  the tree with each number's place in `text`, or undefined when the text is anything else.
 * Edge: no exponents, no mixed numbers (`2 1/2`), no letters: they are refused, never guessed; so are more than 1,000
 *       tokens.
 * Cost: O(length).
 */
export function parseExpression(text: string): Expression<NumberLeaf> | undefined {
  const tokens = tokenise(text)
  if (tokens === undefined || tokens.length === 0 || tokens.length > MOST_TOKENS) return undefined
  const parser = new Parser(tokens)
  const expression = parser.sum()
  return expression !== undefined && parser.isAtEnd() ? expression : undefined
}

/** The same expression with every number's place moved by `distance` (from a part of a text to the whole). */
export function shiftLeaves(expression: Expression<NumberLeaf>, distance: number): Expression<NumberLeaf> {
  return mapLeaves(expression, (leaf) => ({
    ...leaf,
    start: leaf.start + distance,
    end: leaf.end + distance,
  }))
}

function tokenise(text: string): Token[] | undefined {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  const length = text.trimEnd().length
  while (pattern.lastIndex < length) {
    const match = pattern.exec(text)
    if (match === null) return undefined
    const word = match[1] ?? match[2] ?? ''
    const start = pattern.lastIndex - word.length
    const value = match[1] === undefined ? undefined : parseDecimal(word)
    tokens.push(value === undefined ? { text: word, start } : { text: word, start, value })
  }
  return tokens
}

/** Recursive descent over the tokens; `position` only grows. */
class Parser {
  private position = 0
  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.position === this.tokens.length
  }

  sum(): Expression<NumberLeaf> | undefined {
    return this.chain(['+', '-'], () => this.product())
  }

  private product(): Expression<NumberLeaf> | undefined {
    return this.chain(['*', '/'], () => this.factor())
  }

  private chain(
    operators: readonly Operator[],
    operand: () => Expression<NumberLeaf> | undefined,
  ): Expression<NumberLeaf> | undefined {
    let left = operand()
    while (left !== undefined) {
      const operator = this.operator(operators)
      if (operator === undefined) return left
      const right = operand()
      left = right && { kind: 'binary', operator, left, right }
    }
    return undefined
  }

  private operator(allowed: readonly Operator[]): Operator | undefined {
    const text = this.peek()
    const operator = text === '(' && allowed.includes('*') ? '*' : OPERATORS[text]
    if (operator === undefined || !allowed.includes(operator)) return undefined
    if (text !== '(') this.position += 1
    return operator
  }

  private factor(): Expression<NumberLeaf> | undefined {
    if (OPERATORS[this.peek()] === '-') {
      this.position += 1
      const operand = this.factor()
      return operand && { kind: 'negate', operand }
    }
    let expression = this.atom()
    while (expression !== undefined && this.take('%')) {
      expression = { kind: 'percent', operand: expression }
    }
    return expression
  }

  private atom(): Expression<NumberLeaf> | undefined {
    while (/^[$£€]$/.test(this.peek())) this.position += 1
    const token = this.tokens[this.position]
    if (token?.value !== undefined) {
      this.position += 1
      const { text, start, value } = token
      return { kind: 'leaf', leaf: { text, start, end: start + text.length, value } }
    }
    if (!this.take('(')) return undefined
    const inner = this.sum()
    return this.take(')') ? inner : undefined
  }

  private peek(): string {
    return this.tokens[this.position]?.text ?? ''
  }

  private take(text: string): boolean {
    if (this.peek() !== text) return false
    this.position += 1
    return true
  }
}
