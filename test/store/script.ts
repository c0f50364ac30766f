/** Random but lawful runs: what a runner could do to a ledger, as steps that can be played, cut off and played on. */

import * as fc from 'fast-check'
import type { Json } from '../../src/base/canonical-json.js'
import { makeId } from '../../src/base/ids.js'
import { type DispositionState, dispositionStates } from '../../src/record/disposition.js'
import type { VerdictKind } from '../../src/record/verdict.js'
import type { Ledger } from '../../src/store/ledger.js'
import { anyJson, anyWord } from './arbitrary-events.js'

/** One thing that happens in a run. Candidates are named by their number, counted from 0. */
export type Step =
  | { readonly kind: 'plan'; readonly step: number; readonly drafts: number }
  | { readonly kind: 'draft'; readonly number: number; readonly step: number; readonly payload: string }
  | {
      readonly kind: 'judge'
      readonly number: number
      readonly verifier: number
      readonly verdict: VerdictKind
      readonly reason: string | null
      readonly evidence: string | null
    }
  | {
      readonly kind: 'end'
      readonly number: number
      readonly state: DispositionState
      readonly reason: string | null
      readonly by: string | null
    }
  | { readonly kind: 'fact'; readonly name: string; readonly value: Json }
  | { readonly kind: 'mix'; readonly row: number; readonly payload: string }
  | { readonly kind: 'commit' }

/** Id of the candidate of a number. */
export function idOf(number: number): string {
  return makeId('candidate', number)
}

/** Id of a mixed-in record by its row. */
export function memberIdOf(row: number): string {
  return makeId('source', row)
}

const word = fc.option(
  fc.oneof(fc.constantFrom('wrong-result', 'too-long', 'goal', 'größe', '長すぎる'), anyWord),
)
const payload = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => JSON.stringify({ text }))
const pick = fc.nat({ max: 999 })

const move = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      step: fc.nat({ max: 2 }),
      drafts: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('draft' as const), step: fc.nat({ max: 2 }), payload }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('redraft' as const), pick, payload }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('judge' as const),
      pick,
      verifier: fc.nat({ max: 2 }),
      verdict: fc.constantFrom('pass' as const, 'fail' as const, 'abstain' as const, 'error' as const),
      reason: word,
      evidence: fc.option(payload),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      pick,
      state: fc.constantFrom(...dispositionStates),
      reason: word,
      by: word,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fact' as const), name: anyWord, value: anyJson }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('mix' as const), row: fc.nat({ max: 5 }), payload }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'commit' as const }) },
)

type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

/** Random runs; a draft beyond the plan and a word about nobody are left out. The last step is a commit. */
export function anyScript(maxLength: number): fc.Arbitrary<Step[]> {
  return fc.array(move, { maxLength, size: 'max' }).map((moves) => [...lawful(moves), { kind: 'commit' }])
}

function* lawful(moves: readonly Move[]): Generator<Step> {
  const room = [0, 0, 0]
  const stepOf: number[] = []
  for (const each of moves) {
    if (each.kind === 'plan') {
      room[each.step] = (room[each.step] ?? 0) + each.drafts
      yield each
    } else if (each.kind === 'draft') {
      const left = room[each.step] ?? 0
      if (left === 0) continue
      room[each.step] = left - 1
      yield { ...each, number: stepOf.push(each.step) - 1 }
    } else if ('pick' in each) {
      if (stepOf.length === 0) continue
      const number = each.pick % stepOf.length
      if (each.kind === 'redraft') yield { ...each, kind: 'draft', number, step: stepOf[number] ?? 0 }
      else yield { ...each, number }
    } else yield each
  }
}

/** Plays steps into a ledger; returns the promise of the last commit. Commits are not waited for when `hurried`. */
export async function play(ledger: Ledger, steps: readonly Step[], hurried = false): Promise<void> {
  let committed: Promise<void> = Promise.resolve()
  for (const step of steps) {
    if (step.kind === 'commit') {
      committed = ledger.commit()
      if (hurried) await Promise.resolve()
      else await committed
    } else append(ledger, step)
  }
  await committed
}

function append(ledger: Ledger, step: Exclude<Step, { kind: 'commit' }>): void {
  switch (step.kind) {
    case 'plan':
      return ledger.append({ type: 'planned', step: step.step, tasks: 1, drafts: step.drafts })
    case 'draft':
      return ledger.append({
        type: 'candidate',
        id: idOf(step.number),
        step: step.step,
        ...ledger.payload(step.payload),
      })
    case 'judge': {
      const { verifier, verdict, reason } = step
      const evidence = step.evidence === null ? null : ledger.payload(step.evidence).ref
      return ledger.append({ type: 'verdict', id: idOf(step.number), verifier, verdict, reason, evidence })
    }
    case 'end': {
      const { state, reason, by } = step
      return ledger.append({ type: 'disposition', id: idOf(step.number), state, reason, by, evidence: null })
    }
    case 'fact':
      return ledger.fact(step.name, step.value)
    case 'mix':
      return ledger.append({
        type: 'member',
        id: memberIdOf(step.row),
        by: 'mix',
        ...ledger.payload(step.payload),
      })
  }
}
