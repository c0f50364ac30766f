/** Hints worded by a model: the same checks as those of templates. */

import { describe, expect, test } from 'vitest'
import { rational } from '../../../src/algo/maths/rational.js'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { arithmeticProgram } from '../../../src/generate/arithmetic-program.js'
import { hintsRequest } from '../../../src/generate/tutor-hints/prompts.js'
import { hintsReader } from '../../../src/generate/tutor-hints/read-hints.js'
import { readSteps, type Solution } from '../../../src/generate/tutor-hints/read-steps.js'
import { tutorHints } from '../../../src/generate/tutor-hints.js'
import { REPAIR_MARK } from '../../../src/model/answer/repair-words.js'
import { contentText } from '../../../src/model/chat.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { describeFindings } from '../../../src/testing/finding.js'
import { examineMethod } from '../../../src/testing/method-exam.js'
import { noAnswerLeak } from '../../../src/verify/no-answer-leak.js'
import { judgeWith } from '../../verify/judge-with.js'
import { actedPort } from '../acted-port.js'
import { generateWith, performAll, planWith } from '../perform-with.js'

const question = 'A baker fills 6 trays with 8 rolls each and sells 30 rolls. How many rolls are left?'
const answer = 'He bakes 6*8 = <<6*8=48>>48 rolls.\nSo 48-30 = <<48-30=18>>18 are left.\n#### 18'
const records = buildSourceRecords([{ question, answer }])
const options = { wording: 'model', hints: 3 }
const solution = readSteps(answer) as Solution

test('passes the exam of methods', async () => {
  const models = { writer: actedPort(tutorHints.actors) }
  expect(describeFindings(await examineMethod(tutorHints, { options, records, models }))).toBe('')
})

test('asks for a model only where one words the hints', () => {
  expect(tutorHints.bind({}).models).toEqual({ named: [], isOwnUsed: false })
  expect(tutorHints.bind(options).models).toEqual({ named: [], isOwnUsed: true })
})

test('the prompt shows neither solution nor answer', async () => {
  const [task] = await planWith(tutorHints, { hints: 4 }, 1, { records })
  const [outcome] = await performAll(tutorHints, { hints: 4 }, task === undefined ? [] : [task])
  const outline = outcome !== undefined && 'data' in outcome ? (outcome.data.hints as string[]) : []
  expect(hintsRequest(question, outline).messages[0]?.content).toMatchInlineSnapshot(`
    "You are a patient tutor. Word the hints below for a pupil who is stuck.

    Problem:
    A baker fills 6 trays with 8 rolls each and sells 30 rolls. How many rolls are left?

    Outline of the hints, from the weakest to the strongest:
    1. Your goal is in this sentence: How many rolls are left? Underline what you need: “6 trays”, “8 rolls each” and “30 rolls”.
    2. First multiply, because an amount is repeated.
    3. Set up the first step: 6 × 8.
    4. Last step: [result of the step before] − 30.

    Write these 4 hints anew, each in one or two friendly sentences of your own that fit the story of the problem. Each hint says as much as its outline and no more.
    Calculate nothing: write down no result of any step, and by no means the answer, neither as a number nor in words. What stands in square brackets is for the pupil to find; describe it in words.

    Write a numbered list from 1 to 4 and nothing else."
  `)
})

const good = [
  '1. Look at the last sentence: what is wanted, and what do 6 trays with 8 rolls tell you?',
  '2. Start with a multiplication, since every tray holds the same.',
  '3. Set it up as 6 × 8 and keep what you get in mind.',
]

describe('faults', () => {
  const read = hintsReader(question, solution, 3)
  test.each<[string, string, string[]]>([
    [
      'answer-leaked',
      'Hint 3 gives the answer away: "18".',
      good.with(2, '3. In the end there are 18 rolls.'),
    ],
    [
      'answer-leaked',
      'Hint 3 gives the answer away: "eighteen".',
      good.with(2, '3. You get eighteen rolls.'),
    ],
    ['answer-leaked', 'Hint 2 gives the answer away: "48 - 30".', good.with(1, '2. Then find 48 - 30.')],
    [
      'result-leaked',
      'Hint 3 states the result of a step: "48".',
      good.with(2, '3. First you get 48 rolls.'),
    ],
    ['wrong-count', 'It holds 2 hints in a numbered list; write 3.', good.slice(1)],
    ['hint-too-long', 'Hint 1 has 81 words; write at most 80.', good.with(0, `1. ${'word '.repeat(81)}`)],
  ])('%s: %s', (fault, detail, lines) => {
    const reading = read(lines.join('\n'))
    expect(reading).toMatchObject({ fault })
    expect('detail' in reading && reading.detail).toContain(detail)
  })

  test('none in good hints, whatever their shape', () => {
    const plain = good.map((line) => line.slice(3))
    expect(read(good.join('\n'))).toEqual({ value: plain })
    expect(
      read(`Here you go!\n\n${plain.map((hint, at) => `**Hint ${at + 1}:** ${hint}`).join('\n\n')}`),
    ).toEqual({
      value: plain,
    })
  })

  test('a single hint needs no number before it', () => {
    const alone = hintsReader(question, solution, 1)
    expect(alone('Here is the hint:\n\nStart with the trays.')).toEqual({ value: ['Start with the trays.'] })
    expect(alone('1. Start with the trays.')).toEqual({ value: ['Start with the trays.'] })
  })

  test('a result that the question states may be named', () => {
    const stated: Solution = {
      ...solution,
      steps: solution.steps.map((step, index) => (index === 0 ? { ...step, value: rational(8) } : step)),
    }
    expect(hintsReader(question, stated, 1)('1. There are 8 on each.')).toHaveProperty('value')
  })
})

test('a leak is mended by a repair turn, or refused with the reason of the check', async () => {
  const leaking = [...good.slice(0, 2), '3. So 18 rolls are left.'].join('\n')
  const turns: string[] = []
  const mending = scriptedPort({
    chat({ messages }) {
      turns.push(contentText(messages.at(-1)?.content ?? ''))
      return turns.length === 1 ? leaking : good.join('\n')
    },
  })
  const tasks = await planWith(tutorHints, options, 1, { records })
  const [mended] = await performAll(tutorHints, options, tasks, { writer: mending })
  expect(mended).toMatchObject({ data: { hints: good.map((line) => line.slice(3)) } })
  expect(turns[1]).toContain(`${REPAIR_MARK} Hint 3 gives the answer away: "18".`)
  const stubborn = scriptedPort({ chat: () => leaking })
  expect(await performAll(tutorHints, options, tasks, { writer: stubborn })).toMatchObject([
    { refused: 'answer-leaked' },
  ])
})

test('actors word the hints of 150 problems without a leak', async () => {
  const problems = await generateWith(arithmeticProgram, {}, 150)
  const five = { wording: 'model', hints: 5 }
  const tasks = await planWith(tutorHints, five, 150, { records: buildSourceRecords(problems) })
  const outcomes = await performAll(tutorHints, five, tasks, { writer: actedPort(tutorHints.actors) })
  const made = outcomes.flatMap((outcome): JsonObject[] => ('data' in outcome ? [outcome.data] : []))
  expect(made.length / outcomes.length).toBeGreaterThan(0.9)
  for (const data of made) expect((await judgeWith(noAnswerLeak, {}, data)).verdict).toBe('pass')
})
