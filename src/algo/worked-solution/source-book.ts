/** Finds where a number of a solution may come from, and keeps the record of what must not vary for it. */

import type { Expression } from '../maths/expression.js'
import { leavesOf } from '../maths/expression.js'
import { type Rational, rational } from '../maths/rational.js'
import { createFingerprints } from './fingerprint.js'
import { justifiedConstants } from './named-constants.js'
import type { Literal, NumberSource } from './program.js'

/** Where a number stands: what may be its source depends on it. */
export interface NumberPlace {
  /** Only results of the first `stepCount` steps are known there. */
  readonly stepCount: number
  /** The line of the solution, where a constant's trigger word may stand beside the question. */
  readonly line: string
  /** It multiplies or divides, or stands alone: needed for constants such as "half" and "twice". */
  readonly isFactor: boolean
}

/** The sources known so far while a solution is read from its first step to its last. */
export interface SourceBook {
  /** Adds the next step's bound expression and value. */
  addStep(expression: Expression<NumberSource>, value: Rational): void
  /**
   * All sources of a value that are different functions of the question, results before literals before constants.
   */
  candidates(value: Rational, place: NumberPlace): NumberSource[]
  /** Keeps every literal that a source depends on. The first reason given stays. */
  pin(source: NumberSource, reason: string): void
  /** Reasons to keep, by group of literals. */
  readonly pinned: ReadonlyMap<number, string>
}

/** An empty book over a question. */
export function createSourceBook(question: string, literals: readonly Literal[]): SourceBook {
  const groups = literals.map((literal) => literal.group)
  const fingerprints = createFingerprints(groups)
  const values: Rational[] = []
  const contributors: ReadonlySet<number>[] = []
  const pinned = new Map<number, string>()
  const fractions = statedFractions(question, literals)

  const groupsOf = (source: NumberSource): Iterable<number> => {
    if (source.kind === 'literal') return [groups[source.literal] ?? source.literal]
    return source.kind === 'result' ? (contributors[source.step] ?? []) : []
  }
  return {
    pinned,
    addStep(expression, value) {
      values.push(value)
      fingerprints.add(expression)
      contributors.push(new Set(leavesOf(expression).flatMap((source) => [...groupsOf(source)])))
    },
    candidates(value, { stepCount, line, isFactor }) {
      const all = [
        ...resultsOf(values, stepCount, value),
        ...literalsOf(literals, value),
        ...fractions.filter((fraction) => fraction.value.equals(value)),
        ...constantsOf(value, `${question}\n${line}`, isFactor),
      ]
      return all.length < 2 ? all : distinct(all, fingerprints.of)
    },
    pin(source, reason) {
      for (const group of groupsOf(source)) if (!pinned.has(group)) pinned.set(group, reason)
    },
  }
}

function distinct(sources: readonly NumberSource[], of: (source: NumberSource) => bigint): NumberSource[] {
  const seen = new Set<bigint>()
  return sources.filter((source) => {
    const fingerprint = of(source)
    return seen.has(fingerprint) ? false : seen.add(fingerprint)
  })
}

function resultsOf(values: readonly Rational[], stepCount: number, value: Rational): NumberSource[] {
  const sources: NumberSource[] = []
  for (let step = Math.min(stepCount, values.length) - 1; step >= 0; step -= 1) {
    if (values[step]?.equals(value)) sources.push({ kind: 'result', step })
  }
  return sources
}

const HUNDRED = rational(100)

function literalsOf(literals: readonly Literal[], value: Rational): NumberSource[] {
  const sources: NumberSource[] = []
  for (const [index, literal] of literals.entries()) {
    if (literal.group !== index) continue
    if (literal.value.equals(value)) sources.push({ kind: 'literal', literal: index, divisor: 1 })
    else if (literal.isPercent && literal.value.div(HUNDRED).equals(value)) {
      sources.push({ kind: 'literal', literal: index, divisor: 100 })
    }
  }
  return sources
}

/** Fractions of the question as numbers: a solution may write 3/4 as 0.75. Their parts never vary. */
function statedFractions(
  question: string,
  literals: readonly Literal[],
): Extract<NumberSource, { kind: 'constant' }>[] {
  return literals.flatMap((literal, index) => {
    const next = literals[index + 1]
    const isFraction =
      next !== undefined && question.slice(literal.end, next.start) === '/' && next.value.n !== 0n
    return isFraction
      ? [{ kind: 'constant', id: 'stated-fraction', value: literal.value.div(next.value) } as const]
      : []
  })
}

function constantsOf(value: Rational, words: string, isFactor: boolean): NumberSource[] {
  if (value.equals(ONE)) return [{ kind: 'constant', id: 'one', value: ONE }]
  const first = justifiedConstants(value, words).find((constant) => isFactor || !constant.isFactorOnly)
  return first === undefined ? [] : [{ kind: 'constant', id: first.id, value }]
}

const ONE = rational(1)
