/** Asks the judge and sums up what it says: one mark, several samples of it, or a comparison in both orders. */

import type { JsonObject } from '../../base/canonical-json.js'
import { together } from '../../base/together.js'
import { type Answered, askJson, type Refused } from '../../model/answer/ask.js'
import type { AnswerPolicy } from '../../model/answer/policy.js'
import type { AnswerSchema } from '../../model/chat.js'
import type { ModelPort } from '../../model/port.js'
import { abstain, fail, pass, type Verdict } from '../../record/verdict.js'
import { comparisonRequest, comparisonSchema, judgeRequest, type Shown, type Side } from './prompts.js'
import type { Marking, Rubric } from './rubric.js'

/** Who judges, by what, how often. */
export interface Judging {
  readonly model: ModelPort
  readonly rubric: Rubric
  readonly policy: AnswerPolicy
  /** Odd. */
  readonly samples: number
}

/** How the judge answers. The schema is made once, as its check is compiled for each object. */
export interface Scheme {
  readonly marking: Marking
  readonly schema: AnswerSchema
}

type Mark = { readonly justification: string } & ({ readonly score: number } | { readonly label: string })

interface Comparison {
  readonly justification: string
  readonly better: Side | 'tie'
}

const MOST_JUSTIFICATION = 300
const REFUSALS: readonly string[] = ['refused', 'content-filtered', 'request-refused']

/**
 * Marks a record, with a majority of the samples.
 *
 * Out: pass, or fail `below-rubric` / `label-does-not-pass`; evidence holds the rubric's name, the median score or most frequent label,
 *      all opinions and effects. Abstains as `judge-refused` or `judge-unreadable` when no majority can be had.
 */
export async function judgeRecord(
  { model, rubric, policy, samples }: Judging,
  { marking, schema }: Scheme,
  shown: readonly Shown[],
): Promise<Verdict> {
  const answers = await inSamples(samples, (sample) =>
    askJson<JsonObject>(model, judgeRequest(rubric, marking, shown, sample), schema, policy),
  )
  const marks = answers.flatMap((answer): Mark[] =>
    'value' in answer ? [answer.value as unknown as Mark] : [],
  )
  const evidence = {
    rubric: rubric.name,
    ...(marking.kind === 'score'
      ? { score: middle(scoresOf(marks)), atLeast: marking.atLeast }
      : { label: mostFrequent(marks) }),
    opinions: answers.map(opinionOf),
    effects: answers.flatMap(({ effects }) => [...effects]),
  }
  const passes = marks.filter((mark) => isPassing(mark, marking)).length
  if (2 * passes > samples) return pass(evidence)
  const reason = marking.kind === 'score' ? 'below-rubric' : 'label-does-not-pass'
  if (2 * (marks.length - passes) > samples) return fail(reason, evidence)
  return abstain(whyNone(answers), evidence)
}

/**
 * Compares two texts in both orders.
 *
 * Out: pass when the first is better in both, fail `other-is-better` when the second is. Abstains as `judged-equal` for two ties,
 *      `order-inconsistent` when the orders disagree, `judge-refused` or `judge-unreadable`. With samples, each order
 *      counts as its majority, a tie without one.
 */
export async function judgePair(
  { model, rubric, policy, samples }: Judging,
  context: readonly Shown[],
  [first, second]: readonly [string, string],
): Promise<Verdict> {
  const asked = (one: string, other: string) =>
    inSamples(samples, (sample) =>
      askJson<JsonObject>(
        model,
        comparisonRequest(rubric, context, one, other, sample),
        comparisonSchema,
        policy,
      ),
    )
  const [forward = [], backward = []] = await together([asked(first, second), asked(second, first)])
  const evidence = {
    rubric: rubric.name,
    firstAsA: forward.map(opinionOf),
    firstAsB: backward.map(opinionOf),
    effects: [...forward, ...backward].flatMap(({ effects }) => [...effects]),
  }
  const there = winner(forward, samples)
  const back = winner(backward, samples)
  if (there === undefined || back === undefined) return abstain(whyNone([...forward, ...backward]), evidence)
  if (there === 'A' && back === 'B') return pass(evidence)
  if (there === 'B' && back === 'A') return fail('other-is-better', evidence)
  return abstain(there === 'tie' && back === 'tie' ? 'judged-equal' : 'order-inconsistent', evidence)
}

type Answer = Answered<JsonObject> | Refused

function inSamples<T>(samples: number, ask: (sample: number) => Promise<T>): Promise<T[]> {
  return together(Array.from({ length: samples }, (_, sample) => ask(sample)))
}

function isPassing(mark: Mark, marking: Marking): boolean {
  if (marking.kind === 'score') return 'score' in mark && mark.score >= marking.atLeast
  return 'label' in mark && marking.passing.includes(mark.label)
}

/** What one answer says, small enough for the evidence. */
function opinionOf(answer: Answer): JsonObject {
  if ('refused' in answer) return { refused: answer.refused, detail: clipped(answer.detail) }
  const { justification, ...mark } = answer.value
  return { ...mark, justification: clipped(String(justification)) }
}

function clipped(text: string): string {
  return text.length <= MOST_JUSTIFICATION ? text : `${text.slice(0, MOST_JUSTIFICATION)}…`
}

function scoresOf(marks: readonly Mark[]): number[] {
  return marks.flatMap((mark) => ('score' in mark ? [mark.score] : []))
}

/** The median, the lower of two in the middle; null of none. */
function middle(scores: readonly number[]): number | null {
  return [...scores].sort((left, right) => left - right)[Math.floor((scores.length - 1) / 2)] ?? null
}

function mostFrequent(marks: readonly Mark[]): string | null {
  const labels = marks.flatMap((mark) => ('label' in mark ? [mark.label] : []))
  const count = (label: string) => labels.filter((one) => one === label).length
  return labels.reduce<string | null>(
    (best, one) => (best === null || count(one) > count(best) ? one : best),
    null,
  )
}

/** The majority of an order; `tie` when most answers could be read but none has it, undefined when most could not. */
function winner(answers: readonly Answer[], samples: number): Comparison['better'] | undefined {
  const said = answers.flatMap((answer) => ('value' in answer ? [String(answer.value.better)] : []))
  if (2 * said.length <= samples) return undefined
  const count = (one: string) => said.filter((other) => other === one).length
  return (['A', 'B'] as const).find((side) => 2 * count(side) > samples) ?? 'tie'
}

function whyNone(answers: readonly Answer[]): string {
  const reasons = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []))
  return reasons.some((reason) => !REFUSALS.includes(reason)) ? 'judge-unreadable' : 'judge-refused'
}
