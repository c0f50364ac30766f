/** Random ledger events for property tests: every type, every field at its limits. */

import * as fc from 'fast-check'
import type { Json } from '../../src/base/canonical-json.js'
import { makeId } from '../../src/base/ids.js'
import { dispositionStates } from '../../src/record/disposition.js'
import type { LedgerEvent } from '../../src/store/ledger-event.js'
import type { PayloadRef } from '../../src/store/segments.js'

const whole = fc.oneof(fc.nat(), fc.maxSafeNat())

/** Ids of any digits. */
export const anyId: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuv'), minLength: 24, maxLength: 24 }),
  fc.nat().map((number) => makeId('candidate', number)),
)

/** Reason codes: kebab-case as a rule, any text without white space at worst. */
export const anyWord: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('wrong-result', 'too-long', 'goal', 'équation', '数', '😀', 'a:b', 'constructor', '0'),
  fc
    .string({ unit: 'binary', minLength: 1 })
    .filter((text) => /^[^\s-]\S*$/.test(text) && text.isWellFormed()),
)

/** Where a payload may stand. */
export const anyRef: fc.Arbitrary<PayloadRef> = fc.record({ segment: whole, offset: whole, length: whole })

/** Values of facts. */
export const anyJson: fc.Arbitrary<Json> = fc
  .jsonValue()
  .map((value) => JSON.parse(JSON.stringify(value)) as Json)

const anyHash = fc.string({
  unit: fc.constantFrom(...'ABCxyz019-_'),
  minLength: 43,
  maxLength: 43,
})
const maybeRef = fc.option(anyRef)
const maybeWord = fc.option(anyWord)
const anyState = fc.constantFrom(...dispositionStates)
const anyVerdict = fc.constantFrom('pass' as const, 'fail' as const, 'abstain' as const, 'error' as const)

/** One event of any type. */
export const anyEvent: fc.Arbitrary<LedgerEvent> = fc.oneof(
  fc.record({ type: fc.constant('planned' as const), step: whole, tasks: whole, drafts: whole }),
  fc.record({ type: fc.constant('candidate' as const), id: anyId, step: whole, ref: anyRef, hash: anyHash }),
  fc.record({
    type: fc.constant('verdict' as const),
    id: anyId,
    verifier: whole,
    verdict: anyVerdict,
    reason: maybeWord,
    evidence: maybeRef,
  }),
  fc.record({
    type: fc.constant('disposition' as const),
    id: anyId,
    state: anyState,
    reason: maybeWord,
    by: maybeWord,
    evidence: maybeRef,
  }),
  fc.record({ type: fc.constant('member' as const), id: anyId, ref: anyRef, hash: anyHash, by: anyWord }),
  fc.record({ type: fc.constant('fact' as const), name: anyWord, value: anyJson }),
  fc.record({
    type: fc.constant('commit' as const),
    counts: fc.record({
      planned: whole,
      accepted: whole,
      rejected: whole,
      failed: whole,
      cancelled: whole,
      pending: whole,
    }),
    segment: whole,
    length: whole,
  }),
)
