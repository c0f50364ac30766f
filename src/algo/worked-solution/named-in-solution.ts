/** Words of a solution that name a number without being one: "triple", "a third", "a dozen". */

import { namedConstants } from './named-constants.js'
import type { Literal, NumberSource } from './program.js'

/**
 * The literals that some word of the solution's prose may be naming, so that they must keep their values.
 *
 * In: the whole answer; marks and the `####` line are ignored.
 */
export function namedInSolution(answer: string, literals: readonly Literal[]): NumberSource[] {
  const prose = answer.replace(/<<[^<>]*>>/g, '').replace(/\n####[^\n]*\s*$/, '')
  return literals.flatMap((literal, index): NumberSource[] => {
    const isNamed = namedConstants.some(
      ({ value, trigger, isWord }) => isWord && value.equals(literal.value) && trigger.test(prose),
    )
    return isNamed ? [{ kind: 'literal', literal: index, divisor: 1 }] : []
  })
}
