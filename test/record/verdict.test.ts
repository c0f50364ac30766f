/** The four things that a verifier may say. */

import { expect, test } from 'vitest'
import { abstain, fail, pass, verifierError } from '../../src/record/verdict.js'

test.each([
  [pass(), { verdict: 'pass', reason: null }],
  [pass({ steps: 2 }), { verdict: 'pass', reason: null, evidence: { steps: 2 } }],
  [fail('wrong-result'), { verdict: 'fail', reason: 'wrong-result' }],
  [fail('wrong-result', { found: 5 }), { verdict: 'fail', reason: 'wrong-result', evidence: { found: 5 } }],
  [abstain('no-equation'), { verdict: 'abstain', reason: 'no-equation' }],
  [verifierError('time-out', { ms: 10 }), { verdict: 'error', reason: 'time-out', evidence: { ms: 10 } }],
])('%j', (made, expected) => {
  expect(made).toStrictEqual(expected) // strict: no evidence means no key, not undefined
})
