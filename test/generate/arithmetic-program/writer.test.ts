/** Stories worded by a model: all numbers stand, and the solution still follows. */

import { describe, expect, test } from 'vitest'
import { checkProgramText } from '../../../src/algo/worked-solution/check-program-text.js'
import { storyRequest } from '../../../src/generate/arithmetic-program/writer-prompts.js'
import { storyReader } from '../../../src/generate/arithmetic-program/writer-reading.js'
import { arithmeticProgram } from '../../../src/generate/arithmetic-program.js'
import { REPAIR_MARK } from '../../../src/model/answer/repair-words.js'
import { contentText } from '../../../src/model/chat.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import { describeFindings } from '../../../src/testing/finding.js'
import { examineMethod } from '../../../src/testing/method-exam.js'
import { actedPort } from '../acted-port.js'
import { dataOf, generateWith, performAll, planWith } from '../perform-with.js'

const question = 'Nadia has 6 boxes of 8 pens. She gives a third of them to Omar. How many pens are left?'
const answer =
  'She has 6*8 = <<6*8=48>>48 pens.\nOmar gets 48/3 = <<48/3=16>>16 pens.\n48-16 = <<48-16=32>>32 are left.\n#### 32'
const good =
  'On a rainy day Nadia counts her pens: six boxes, each holding 8. A third of all of them goes to Omar. How many pens does she keep?'

test('passes the exam of methods', async () => {
  const models = { writer: actedPort(arithmeticProgram.actors) }
  const options = { wording: 'model' }
  expect(describeFindings(await examineMethod(arithmeticProgram, { options, models }))).toBe('')
})

test('asks for a model only where one words the stories; bare arithmetic has no words', () => {
  expect(arithmeticProgram.bind({}).models).toEqual({ named: [], isOwnUsed: false })
  expect(arithmeticProgram.bind({ wording: 'model' }).models).toEqual({ named: [], isOwnUsed: true })
  const parsed = arithmeticProgram.options.safeParse({ wording: 'model', style: 'bare' })
  expect(parsed.error?.issues[0]?.message).toBe(
    'A model words stories only: leave out `style: bare`, or `wording: model`.',
  )
})

test('the prompt shows neither solution nor answer', () => {
  expect(storyRequest(question).messages[0]?.content).toMatchInlineSnapshot(`
    "Rewrite the word problem below so that it reads like one from a good school book.

    Everything that happens in it must happen in your text, to the same people, in the same order, with the same numbers: each number of the problem stands in your text, in digits or words as you like, and no other number does. Words such as half, twice or a third stay too.
    You may add details without numbers: where it is, why they do it, what the weather is like. Do not work anything out. End with the same question.

    --- problem ---
    Nadia has 6 boxes of 8 pens. She gives a third of them to Omar. How many pens are left?
    --- end of problem ---

    Write only the new problem."
  `)
})

describe('a story', () => {
  const read = storyReader(question, answer)

  test.each([
    [good],
    [`Here is the rewritten problem:\n\n${good}`],
    [`**Question:** ${good}`],
    [`"${good}"`],
  ])('that is good: %j', (text) => {
    expect(read(text)).toEqual({ value: good })
  })

  test.each<[string, string]>([
    ['number-lost', good.replace('8', 'many')],
    ['number-lost', good.replace('A third', 'A good part')],
    ['number-added', good.replace('rainy day', 'rainy day at number 48')],
    ['name-lost', good.replace('Omar', 'a friend')],
    ['no-question', `${good} She has 32 pens.`],
    ['refused', "I'm sorry, I can't help with that."],
    ['story-too-long', `${'It rains and rains. '.repeat(100)}${good}`],
  ])('%s', (fault, text) => {
    expect(read(text)).toMatchObject({ fault })
  })
})

test('without a model nothing changes', async () => {
  expect(await generateWith(arithmeticProgram, { wording: 'template' }, 50)).toEqual(
    await generateWith(arithmeticProgram, {}, 50),
  )
})

test('a lost number is mended by a repair turn, or refused with the reason of the check', async () => {
  const options = { wording: 'model', difficulty: 1 }
  const tasks = await planWith(arithmeticProgram, options, 1)
  const [plain = {}] = dataOf(await performAll(arithmeticProgram, { difficulty: 1 }, tasks))
  const turns: string[] = []
  const mending = scriptedPort({
    chat({ messages }) {
      turns.push(contentText(messages.at(-1)?.content ?? ''))
      return turns.length === 1 ? 'How many are there?' : `It is Sunday. ${String(plain.question)}`
    },
  })
  const [mended] = await performAll(arithmeticProgram, options, tasks, { writer: mending })
  expect(mended).toMatchObject({
    data: { ...plain, question: `It is Sunday. ${String(plain.question)}` },
    notes: { outline: plain.question },
  })
  expect(turns[1]).toContain(`${REPAIR_MARK} These numbers of the text are missing`)
  const stubborn = scriptedPort({ chat: () => 'How many are there?' })
  expect(await performAll(arithmeticProgram, options, tasks, { writer: stubborn })).toMatchObject([
    { refused: 'number-lost' },
  ])
})

test('actors word 300 stories, and the solution follows from each', async () => {
  const options = { wording: 'model' }
  const tasks = await planWith(arithmeticProgram, options, 300)
  const outcomes = await performAll(arithmeticProgram, options, tasks, {
    writer: actedPort(arithmeticProgram.actors),
  })
  const made = outcomes.filter((outcome) => 'data' in outcome)
  expect(made.length / outcomes.length).toBeGreaterThan(0.9)
  for (const { data } of made) {
    expect(checkProgramText(String(data.question), String(data.answer))).toMatchObject({ isRight: true })
  }
})
