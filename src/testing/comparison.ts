/** Compares what a plug-in says twice, as canonical JSON, and shows where it differs. */

import { canonicalJson } from '../base/canonical-json.js'
import { messageOf } from '../base/errors.js'
import type { Findings } from './finding.js'

/** Canonical JSON of an answer, or undefined (with a finding) when it has none: NaN, functions, lone surrogates. */
export function canonicalOf(answer: unknown, what: string, findings: Findings): string | undefined {
  try {
    return canonicalJson(answer)
  } catch (thrown) {
    findings.add(
      'not-json',
      `${what}: ${messageOf(thrown)}`,
      'answer with finite numbers, well-formed text and plain data.',
    )
    return undefined
  }
}

/** Adds a finding under `rule` when two answers differ, with the place of the first difference. */
export function expectSame(
  findings: Findings,
  rule: string,
  [first, second]: readonly [unknown, unknown],
  [what, mend]: readonly [string, string],
): void {
  const one = canonicalOf(first, what, findings)
  const other = canonicalOf(second, what, findings)
  if (one === undefined || other === undefined || one === other) return
  findings.add(rule, `${what}: ${difference(one, other)}.`, mend)
}

function difference(one: string, other: string): string {
  let index = 0
  while (one[index] === other[index]) index += 1
  const from = Math.max(0, index - 20)
  return `…${one.slice(from, index + 60)} against …${other.slice(from, index + 60)}`
}
