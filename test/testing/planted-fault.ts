/** What the tests of the exams share: rules that a faulty plug-in breaks, by name. */

import type { Finding } from '../../src/testing/finding.js'

/** Names of the broken rules, each once, in order of the alphabet. */
export function brokenRules(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort()
}

/** A declaration that is right in every respect, for plug-ins of which only one thing is to be wrong. */
export const soundDeclaration = {
  id: 'planted',
  version: 1,
  summary: 'A plug-in of which one thing is wrong at a time.',
  source: { title: 'Reasoning of this test' },
  needs: [],
} as const
