/** Gate rules: CEL over quantities, compiled and type-checked before the run, ruled three-valued after it. */

import type { ASTNode } from '@marcbachmann/cel-js'
import { firstLine } from '../algo/expression/cel-expression.js'
import { withDoubleLiterals } from '../algo/expression/double-literals.js'
import { messageOf } from '../base/errors.js'
import type { Facts, QuantityPlugIn } from '../contract/quantity.js'
import { badRule, ruleFault } from './rule-fault.js'
import { RuleScope, type SeenQuantity } from './rule-scope.js'

export type { SeenQuantity } from './rule-scope.js'

/** What a gate says. `inconclusive` publishes nothing either. */
export type RulingKind = 'allow' | 'warn' | 'block' | 'inconclusive'

/** The ruling of one gate, with what it saw and records that show why. */
export interface Ruling {
  readonly rule: string
  readonly ruling: RulingKind
  readonly reason: string
  readonly seen: readonly SeenQuantity[]
  /** Ids of records that show a failure; empty when the rule holds. */
  readonly counterExamples: readonly string[]
}

/** A call of a quantity with a literal name, found in a rule. */
export interface QuantityCall {
  readonly quantity: string
  readonly name: string
}

/** A compiled rule. */
export interface Rule {
  readonly text: string
  readonly calls: readonly QuantityCall[]
  /** Rules on facts; `level` is what a false rule means. */
  rule(facts: Facts, level: 'block' | 'warn'): Ruling
}

const MOST_EXAMPLES = 10

/**
 * Compiles a rule. Numbers are doubles throughout; quantities have `value`, `lower`, `upper`.
 *
 * A quantity that is compared as a whole (`reading("x") <= 0.01`, `count("failed") == 0`) is decided by its interval:
 * true when the whole interval agrees, false when the whole interval disagrees, else undecided, which makes the ruling
 * `inconclusive` unless the rest of the rule decides (CEL's `||` and `&&`). `.value` compares the point alone, as
 * written. Throws RecipeError `bad-rule` for syntax, unknown functions, wrong types, rules that are not boolean, and
 * names that are not written out.
 */
export function compileRule(text: string, quantities: readonly QuantityPlugIn[]): Rule {
  const scope = new RuleScope(quantities)
  const functions = quantities.map(({ id }) => id)
  const program = parseRule(scope, text, functions)
  const checked = program.check()
  if (!checked.valid) throw ruleFault(text, checked.error, functions)
  if (checked.type !== 'bool') throw badRule(text, `it gives ${typeWords(checked.type)}, not true or false`)
  return {
    text,
    calls: callsIn(program.ast, text, new Set(functions)),
    rule: (facts, level) => {
      const { outcome, seen } = scope.evaluate(program, facts)
      const ruling = outcome === true ? 'allow' : outcome === false ? level : 'inconclusive'
      const reason =
        typeof outcome === 'boolean' ? REASONS[`${outcome}`] : firstLine(messageOf(outcome.thrown))
      const counterExamples = outcome === false ? examplesOf(seen) : []
      return { rule: text, ruling, reason, seen, counterExamples }
    },
  }
}

const REASONS = { true: 'the rule holds', false: 'the rule does not hold' } as const

function parseRule(scope: RuleScope, text: string, functions: readonly string[]) {
  try {
    return scope.environment.parse(withDoubleLiterals(text))
  } catch (thrown) {
    throw ruleFault(text, thrown, functions)
  }
}

function typeWords(type: string | undefined): string {
  if (type === 'Quantity') return 'a quantity'
  return type === 'double' ? 'a number' : String(type)
}

function examplesOf(seen: readonly SeenQuantity[]): string[] {
  const examples = seen.flatMap(({ quantity }) => ('examples' in quantity ? (quantity.examples ?? []) : []))
  return [...new Set(examples)].slice(0, MOST_EXAMPLES)
}

function callsIn(root: ASTNode, text: string, known: ReadonlySet<string>): QuantityCall[] {
  const found: QuantityCall[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (isNode(value)) {
      const [callee, parameters] = Array.isArray(value.args) ? (value.args as unknown[]) : []
      const [first] = Array.isArray(parameters) ? (parameters as unknown[]) : []
      if (value.op === 'call' && typeof callee === 'string' && known.has(callee)) {
        found.push({ quantity: callee, name: literalName(first, callee, text) })
      }
      visit(value.args)
    }
  }
  visit(root)
  return found
}

function literalName(node: unknown, callee: string, text: string): string {
  if (isNode(node) && node.op === 'value' && typeof node.args === 'string') return node.args
  throw badRule(
    text,
    `the name in ${callee}(…) is not written out`,
    `Write the name in quotes: ${callee}("…").`,
  )
}

function isNode(value: unknown): value is { op: string; args: unknown } {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}
