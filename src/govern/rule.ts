/** Gate rules: CEL over quantities, compiled and type-checked before the run, ruled three-valued after it. */

import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { messageOf, RecipeError } from '../base/errors.js'
import type { Facts, Quantity, QuantityPlugIn } from '../contract/quantity.js'
import { ComparedQuantity, compare, Undecided } from './compared-quantity.js'

/** What a gate says. `inconclusive` publishes nothing either. */
export type RulingKind = 'allow' | 'warn' | 'block' | 'inconclusive'

/** A quantity as the rule saw it. */
export interface SeenQuantity {
  /** `reading("contamination")`. */
  readonly call: string
  readonly quantity: Quantity
}

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

/**
 * Compiles a rule. Numbers are doubles throughout; quantities have `value`, `lower`, `upper`.
 *
 * A quantity that is compared as a whole (`reading("x") <= 0.01`) is decided by its interval: true when the whole interval
 * agrees, false when the whole interval disagrees, else undecided, which makes the ruling `inconclusive` unless the rest
 * of the rule decides (CEL's `||` and `&&`). `.value` compares the point alone, as written.
 * Throws RecipeError `bad-rule` for syntax, unknown functions, wrong types and rules that are not boolean.
 */
export function compileRule(text: string, quantities: readonly QuantityPlugIn[]): Rule {
  const scope = new Scope(quantities)
  const program = parseRule(scope.environment, text)
  const checked = program.check()
  if (!checked.valid || checked.type !== 'bool') {
    const why = checked.valid
      ? `it gives ${checked.type}, not true or false`
      : firstLine(checked.error?.message ?? '')
    throw badRule(text, why)
  }
  return {
    text,
    calls: callsIn(program.ast, new Set(quantities.map((one) => one.id))),
    rule: (facts, level) => scope.rule(text, () => program(), facts, level),
  }
}

class Scope {
  readonly environment = new Environment()
  #facts: Facts | undefined
  #seen: SeenQuantity[] = []

  constructor(quantities: readonly QuantityPlugIn[]) {
    this.environment.registerType('Quantity', {
      ctor: ComparedQuantity,
      fields: { value: 'double', lower: 'double', upper: 'double' },
    })
    for (const operator of ['<', '<=', '>', '>='] as const) {
      for (const type of ['double', 'int']) {
        this.environment.registerOperator(
          `Quantity ${operator} ${type}`,
          (left: ComparedQuantity, right: number | bigint) => compare(left, operator, Number(right)),
        )
      }
    }
    for (const plugIn of quantities) {
      const { instance } = plugIn.bind({})
      this.environment.registerFunction(`${plugIn.id}(string): Quantity`, (name: string) => {
        if (this.#facts === undefined) throw new Undecided('no facts')
        const quantity = instance.compute(this.#facts, name)
        this.#seen.push({ call: `${plugIn.id}("${name}")`, quantity })
        return new ComparedQuantity(quantity)
      })
    }
  }

  rule(text: string, evaluate: () => unknown, facts: Facts, level: 'block' | 'warn'): Ruling {
    this.#facts = facts
    this.#seen = []
    const [ruling, reason] = this.#decide(evaluate, level)
    const seen = this.#seen
    const isAgainst = ruling === 'block' || ruling === 'warn'
    const examples = seen.flatMap(({ quantity }) => ('examples' in quantity ? (quantity.examples ?? []) : []))
    return {
      rule: text,
      ruling,
      reason,
      seen,
      counterExamples: isAgainst ? [...new Set(examples)].slice(0, 10) : [],
    }
  }

  #decide(evaluate: () => unknown, level: 'block' | 'warn'): [RulingKind, string] {
    try {
      return evaluate() === true ? ['allow', 'the rule holds'] : [level, 'the rule does not hold']
    } catch (thrown) {
      return ['inconclusive', firstLine(messageOf(thrown))]
    }
  }
}

function parseRule(environment: Environment, text: string): ReturnType<Environment['parse']> {
  try {
    return environment.parse(text)
  } catch (thrown) {
    throw badRule(text, firstLine(messageOf(thrown)))
  }
}

function callsIn(node: ASTNode, known: ReadonlySet<string>): QuantityCall[] {
  const found: QuantityCall[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (isNode(value)) {
      const [callee, parameters] = Array.isArray(value.args) ? (value.args as unknown[]) : []
      const [first] = Array.isArray(parameters) ? (parameters as unknown[]) : []
      if (value.op === 'call' && typeof callee === 'string' && known.has(callee) && isNode(first)) {
        if (first.op === 'value' && typeof first.args === 'string')
          found.push({ quantity: callee, name: first.args })
      }
      visit(value.args)
    }
  }
  visit(node)
  return found
}

function isNode(value: unknown): value is { op: string; args: unknown } {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}

function badRule(text: string, why: string): RecipeError {
  return new RecipeError('bad-rule', {
    message: `the rule \`${text}\` cannot be used: ${why}.`,
    hint: 'A rule is CEL, e.g. reading("contamination").upper <= 0.01 or share("synthetic") <= 0.4.',
  })
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/\.$/, '')
}
