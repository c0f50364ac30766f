/** Opinions of the judge: majorities against the plain count, refusals among them, calls that fail. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { CallFailed } from '../../../src/base/errors.js'
import { type ChatRequest, contentText } from '../../../src/model/chat.js'
import type { ModelPort } from '../../../src/model/port.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import type { Verdict } from '../../../src/record/verdict.js'
import { buildCandidate } from '../../../src/testing/builders.js'
import { createExamPorts } from '../../../src/testing/exam-ports.js'
import { judge } from '../../../src/verify/judge.js'

const answers = { repairs: 0, samples: 0 }
const clarity = {
  name: 'clarity',
  question: 'Is it clear?',
  scale: { '1': 'No.', '3': 'Partly.', '5': 'Yes.' },
  pass: 4,
}
const tone = {
  name: 'tone',
  question: 'How is it?',
  labels: { kind: '', plain: '', rude: '' },
  pass: ['kind', 'plain'],
}
const better = { name: 'better', question: 'Which is better?' }

async function verdictOf(
  model: ModelPort,
  options: JsonObject,
  data: JsonObject = { text: 'Water boils.' },
): Promise<Verdict> {
  const { instance } = judge.bind({ answers, ...options })
  return instance.verify(buildCandidate(data), createExamPorts({ models: { judge: model } }))
}

/** Sample i gets answer i: a mark, or a text that is no answer. */
const bySample = (given: readonly (JsonObject | string)[]): ModelPort =>
  scriptedPort({
    chat({ sample }) {
      const answer = given[Number(sample)] ?? ''
      return typeof answer === 'string' ? answer : JSON.stringify({ justification: 'So.', ...answer })
    },
  })

const said = ({ verdict, reason }: Verdict) => (reason === null ? verdict : `${verdict} ${reason}`)
const odd = fc.constantFrom(1, 3, 5, 7, 9)

/** Each binding compiles a schema. */
const numRuns = 30

describe('laws of majorities', () => {
  // 0 stands for an answer that cannot be read.
  const scores = odd.chain((samples) =>
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: samples, maxLength: samples }),
  )

  test('scores: more than half of all that were asked for, or an abstention', async () => {
    await fc.assert(
      fc.asyncProperty(scores, async (given) => {
        const model = bySample(given.map((score) => (score === 0 ? 'hm' : { score })))
        const found = await verdictOf(model, { rubric: clarity, samples: given.length })
        const passing = given.filter((score) => score >= 4).length
        const failing = given.filter((score) => score > 0 && score < 4).length
        const expected =
          passing > given.length / 2
            ? 'pass'
            : failing > given.length / 2
              ? 'fail below-rubric'
              : 'abstain judge-unreadable'
        expect(said(found)).toBe(expected)
        expect(found.evidence?.opinions).toHaveLength(given.length)
        expect(found.evidence?.effects).toHaveLength(given.length)
      }),
      { numRuns },
    )
  })

  test('the order of the opinions does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(scores, async (given) => {
        const options = { rubric: clarity, samples: given.length }
        const marks = given.map((score) => (score === 0 ? 'hm' : { score }))
        const [one, other] = [marks, marks.toReversed()].map((list) => verdictOf(bySample(list), options))
        expect(said((await other) ?? { verdict: 'error', reason: null })).toBe(
          said((await one) ?? { verdict: 'error', reason: 'none' }),
        )
        expect((await other)?.evidence?.score).toBe((await one)?.evidence?.score)
      }),
      { numRuns },
    )
  })

  test('a higher mark never makes a pass a fail', async () => {
    await fc.assert(
      fc.asyncProperty(scores, fc.nat(8), async (given, place) => {
        const options = { rubric: clarity, samples: given.length }
        const marks = given.map((score) => ({ score: Math.max(score, 1) }))
        const raised = marks.with(place % marks.length, { score: 5 })
        if ((await verdictOf(bySample(marks), options)).verdict !== 'pass') return
        expect((await verdictOf(bySample(raised), options)).verdict).toBe('pass')
      }),
      { numRuns },
    )
  })
})

describe('known answers', () => {
  test.each<[string, readonly (JsonObject | string)[], string, unknown]>([
    // Sorted 1 4 5: the middle is 4; two of three pass.
    ['two of three pass', [{ score: 5 }, { score: 1 }, { score: 4 }], 'pass', 4],
    // Sorted 3 3 5: the middle is 3; one of three passes.
    ['one of three passes', [{ score: 3 }, { score: 5 }, { score: 3 }], 'fail below-rubric', 3],
    // One for, one against, one unreadable: neither has 2 of 3. Of 1 and 5 the lower is named.
    ['no majority', [{ score: 5 }, 'hm', { score: 1 }], 'abstain judge-unreadable', 1],
    ['two of three readable and of one mind', [{ score: 5 }, 'hm', { score: 4 }], 'pass', 4],
    ['none readable', ['hm', 'hm', 'hm'], 'abstain judge-unreadable', null],
    [
      'a mark outside of the scale',
      [{ score: 6 }, { score: 0 }, { score: 5 }],
      'abstain judge-unreadable',
      5,
    ],
    ['half a mark', [{ score: 4.5 }, { score: 4.5 }, { score: 5 }], 'abstain judge-unreadable', 5],
  ])('scores: %s', async (_, given, expected, score) => {
    const found = await verdictOf(bySample(given), { rubric: clarity, samples: 3 })
    expect([said(found), found.evidence?.score]).toEqual([expected, score])
  })

  test.each<[string, readonly (JsonObject | string)[], string, unknown]>([
    // Two different labels that pass make a majority of passes; the first of equal counts is named.
    ['different passing labels', [{ label: 'plain' }, { label: 'kind' }, { label: 'rude' }], 'pass', 'plain'],
    [
      'most are rude',
      [{ label: 'rude' }, { label: 'kind' }, { label: 'rude' }],
      'fail label-does-not-pass',
      'rude',
    ],
    [
      'a label that is none',
      [{ label: 'nice' }, { label: 'nice' }, { label: 'kind' }],
      'abstain judge-unreadable',
      'kind',
    ],
  ])('labels: %s', async (_, given, expected, label) => {
    const found = await verdictOf(bySample(given), { rubric: tone, samples: 3 })
    expect([said(found), found.evidence?.label]).toEqual([expected, label])
  })
})

describe('refusals of the judge', () => {
  const no = "I'm sorry, but I can't help with that."

  test.each<[string, readonly string[], string]>([
    ['all refuse', [no, no, no], 'abstain judge-refused'],
    ['some refuse, some cannot be read', [no, 'hm', no], 'abstain judge-unreadable'],
  ])('%s', async (_, given, expected) => {
    expect(said(await verdictOf(bySample(given), { rubric: clarity, samples: 3 }))).toBe(expected)
  })

  test('an opinion that is none says why, cut to 300 characters', async () => {
    const model = scriptedPort({ chat: () => ({ fault: 'request-refused', detail: 'x'.repeat(999) }) })
    const found = await verdictOf(model, { rubric: clarity })
    expect(said(found)).toBe('abstain judge-refused')
    expect(found.evidence?.opinions).toEqual([{ refused: 'request-refused', detail: `${'x'.repeat(300)}…` }])
  })

  test('a long justification is cut', async () => {
    const model = scriptedPort({ chat: () => JSON.stringify({ justification: 'j'.repeat(301), score: 5 }) })
    const found = await verdictOf(model, { rubric: clarity })
    expect(found.evidence?.opinions).toEqual([{ score: 5, justification: `${'j'.repeat(300)}…` }])
  })
})

describe('a pair', () => {
  const data = { chosen: 'long answer', rejected: 'short one' }
  const pair = ['chosen', 'rejected']
  const options = { rubric: better, pair }

  /** A judge who looks at the texts alone, or falls for the place. */
  const preferring = (choose: (a: string, b: string) => string): ModelPort =>
    scriptedPort({
      chat(request: ChatRequest) {
        const user = contentText(request.messages[1]?.content ?? '')
        const [a = '', b = ''] = ['A', 'B'].map(
          (side) => new RegExp(`BEGIN ${side} .*\\n(.*)`).exec(user)?.[1] ?? '',
        )
        return JSON.stringify({ justification: 'So.', better: choose(a, b) })
      },
    })

  test.each<[string, (a: string, b: string) => string, string]>([
    ['the longer one', (a, b) => (a.length > b.length ? 'A' : 'B'), 'pass'],
    ['the shorter one', (a, b) => (a.length < b.length ? 'A' : 'B'), 'fail other-is-better'],
    ['always the first place', () => 'A', 'abstain order-inconsistent'],
    ['always the second place', () => 'B', 'abstain order-inconsistent'],
    ['neither', () => 'tie', 'abstain judged-equal'],
  ])('%s', async (_, choose, expected) => {
    expect(said(await verdictOf(preferring(choose), options, data))).toBe(expected)
  })

  test('law: who judges by the texts judges the exchanged pair the other way round', async () => {
    const text = fc.constantFrom('a', 'bb', 'ccc', 'dddd')
    await fc.assert(
      fc.asyncProperty(text, text, async (chosen, rejected) => {
        const model = preferring((a, b) => (a.length > b.length ? 'A' : a.length < b.length ? 'B' : 'tie'))
        const there = await verdictOf(model, options, { chosen, rejected })
        const back = await verdictOf(model, { rubric: better, pair: pair.toReversed() }, { chosen, rejected })
        const mirror: Readonly<Record<string, string>> = { pass: 'fail', fail: 'pass', abstain: 'abstain' }
        expect(back.verdict).toBe(mirror[there.verdict])
      }),
      { numRuns },
    )
  })

  test('with samples, each order counts as its majority, and as a tie without one', async () => {
    const votes: Readonly<Record<string, string[]>> = {
      'long answer': ['A', 'B', 'A'],
      'short one': ['B', 'tie', 'A'],
    }
    const model = scriptedPort({
      chat({ messages, sample }) {
        const first = /BEGIN A .*\n(.*)/.exec(contentText(messages[1]?.content ?? ''))?.[1] ?? ''
        return JSON.stringify({ justification: 'So.', better: votes[first]?.[Number(sample)] })
      },
    })
    const found = await verdictOf(model, { ...options, samples: 3 }, data)
    expect(said(found)).toBe('abstain order-inconsistent') // A two to one; then one vote each: a tie
    expect(found.evidence?.effects).toHaveLength(6)
  })
})

describe('calls that fail', () => {
  test('the failure is thrown when all opinions have ended, the first in order and not in time', async () => {
    let ended = 0
    const model: ModelPort = {
      ...scriptedPort({}),
      async chat({ sample }) {
        for (let turn = Number(sample); turn < 3; turn += 1)
          await new Promise((resolve) => setImmediate(resolve))
        ended += 1
        throw new CallFailed('gave-up', { message: `opinion ${String(sample)}` })
      },
    }
    await expect(verdictOf(model, { rubric: clarity, samples: 3 })).rejects.toThrow('opinion 0')
    expect(ended).toBe(3)
  })
})
