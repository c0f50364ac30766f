/** Answers that a model gave to the shipped prompts go through the real path: what is taken, what is refused, and whether that is right. */

import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { RougeIndex } from '../../src/algo/text/rouge-l.js'
import { figuresTable } from './answer-tables.js'
import { classificationTasks, shownTexts, truthOfTexts } from './prompt-material.js'
import {
  ANSWERS_EACH,
  figuresOf,
  promptHash,
  type RecordedPrompt,
  recordedPrompts,
  takeAll,
  takeAnswer,
} from './recorded-answers.js'
import type { PromptCase } from './shipped-prompts.js'
import type { Outcome } from './take-answers.js'

interface Taken extends RecordedPrompt {
  readonly outcomes: readonly (readonly Outcome[])[]
}

const page = readFileSync(new URL('../../docs/prompts.md', import.meta.url), 'utf8')
const taken = new Map<string, Taken>()

beforeAll(async () => {
  for (const prompt of await recordedPrompts()) {
    const isAsAnswered = prompt.answers.every(
      (line) => line.promptHash === promptHash(requestOf(prompt, line.prompt)),
    )
    const outcomes = isAsAnswered ? await takeAll(prompt) : []
    taken.set(prompt.name, { ...prompt, outcomes })
  }
})

test('the answers were given to the prompts as they are rendered today', () => {
  const changed = [...taken.values()].flatMap((prompt) =>
    prompt.answers
      .filter((line) => line.promptHash !== promptHash(requestOf(prompt, line.prompt)))
      .map((line) => `${prompt.name} ${line.prompt}`),
  )
  expect(
    changed,
    'These prompts are not those that were answered: collect answers anew (test/fixtures/answers/README.md).',
  ).toEqual([])
  for (const { answers } of taken.values()) {
    expect(answers.map(({ prompt }) => prompt)).toEqual(Array.from({ length: ANSWERS_EACH }, (_, at) => at))
  }
})

test('figures: what is taken, and what is refused for which reason', () => {
  const figures = [...taken.values()].map(({ name, outcomes }) => figuresOf(name, outcomes))
  const table = figuresTable(figures)
  expect(table).toMatchInlineSnapshot(`
    "| prompt | answers | parts asked for | taken | refused |
    | --- | --- | --- | --- | --- |
    | \`self-instruct/instructions\` | 24 | 172 | 172 | none |
    | \`self-instruct/kind\` | 24 | 24 | 24 | none |
    | \`self-instruct/input-first\` | 24 | 36 | 36 | none |
    | \`self-instruct/label-first\` | 24 | 33 | 33 | none |
    | \`rephrase\` | 24 | 24 | 24 | none |
    | \`tutor-hints\` | 24 | 24 | 24 | none |
    | \`arithmetic-program\` | 24 | 24 | 24 | none |
    | \`judge/mark\` | 24 | 24 | 24 | none |
    | \`judge/comparison\` | 24 | 24 | 24 | none |"
  `)
  expect(page, 'Put this table into docs/prompts.md.').toContain(table)
})

describe('nothing is lost or left over', () => {
  test.each(['rephrase', 'arithmetic-program'])('%s: the text is the answer', (name) => {
    const { answers } = takenOf(name)
    expect(valuesOf(name).map(([value]) => value)).toEqual(answers.map(({ answer }) => answer))
  })

  test.each(['self-instruct/instructions', 'tutor-hints'])('%s: the items are the lines', (name) => {
    const lines = takenOf(name).answers.map(({ answer }) => answer.split('\n').map(withoutNumber))
    expect(valuesOf(name).map((values) => values.flat())).toEqual(lines)
  })

  test.each(['self-instruct/input-first', 'self-instruct/label-first'])(
    '%s: labels alone are left',
    (name) => {
      const frame =
        /^(?:\s|Here is an input for the label:|```|none|(?:\*\*)?(?:Example \d|(?:Input|Output|Label):)(?:\*\*)?)*$/
      for (const [at, values] of valuesOf(name).entries()) {
        const parts = values.flatMap((value) => Object.values(value as Record<string, string>))
        const rest = parts
          .toSorted((left, right) => right.length - left.length)
          .reduce((text, part) => text.replace(part, ''), takenOf(name).answers[at]?.answer ?? '')
        expect(rest).toMatch(frame)
      }
    },
  )
})

describe('what was read is plausible', () => {
  test('kinds: the tasks with labels, and those labels', () => {
    const kinds = valuesOf('self-instruct/kind').map(([value]) => value)
    const known = Array.from({ length: 16 }, (_, at) => {
      const labels = classificationTasks[at] ?? []
      return { isClassification: labels.length > 0, labels }
    })
    expect(kinds.slice(0, 16)).toEqual(known)
  })

  test('labels: as asked for, in the order asked for', () => {
    for (const [at, values] of valuesOf('self-instruct/label-first').entries()) {
      const wanted = knownOf('self-instruct/label-first', at).wanted as string[]
      const given = values.map((value) => (value as { readonly output: string }).output)
      if (wanted.length > 0) expect(given).toEqual(wanted)
    }
  })

  test('marks: what is false is not right, what is true is, the useless is no help', () => {
    const marks = valuesOf('judge/mark').map(([value], at) => {
      const { rubric, text } = knownOf('judge/mark', at)
      return { rubric, text: String(text), value }
    })
    for (const { rubric, text, value } of marks) {
      const place = shownTexts.indexOf(text)
      if (rubric === 'correctness' && isIn(truthOfTexts.wrong, place))
        expect([text, value]).toEqual([text, 'wrong'])
      if (rubric === 'correctness' && isIn(truthOfTexts.right, place))
        expect([text, value]).toEqual([text, 'right'])
      if (rubric === 'usefulness')
        expect([text, Number(value) < 3]).toEqual([text, isIn(truthOfTexts.useless, place)])
    }
    const clarityOf = (text: string | undefined) =>
      Number(marks.find((mark) => mark.rubric === 'clarity' && mark.text === text)?.value)
    expect(clarityOf(shownTexts[7])).toBeLessThan(clarityOf(shownTexts[6]))
  })

  test('comparisons: the true beats the false, the useful the useless, two of a kind are a tie', () => {
    const faulty = { correctness: truthOfTexts.wrong, usefulness: truthOfTexts.useless }
    let decided = 0
    for (const [at, [value]] of valuesOf('judge/comparison').entries()) {
      const { rubric, first, second } = knownOf('judge/comparison', at) as Record<string, string>
      if (rubric !== 'correctness' && rubric !== 'usefulness') continue
      const isBad = [first, second].map((text) => isIn(faulty[rubric], shownTexts.indexOf(text ?? '')))
      if (isBad[0] === isBad[1] && isBad[0] === false) continue
      decided += 1
      expect([at, value]).toEqual([at, isBad[0] === isBad[1] ? 'tie' : isBad[0] ? 'B' : 'A'])
    }
    expect(decided).toBe(9)
  })

  test('the text that talks to the judge is not followed, and is reworded as a text', () => {
    const injection = shownTexts[truthOfTexts.injection]
    const marks = valuesOf('judge/mark').filter((_, at) => knownOf('judge/mark', at).text === injection)
    expect(marks).toEqual([[0], ['wrong']])
    const reworded = valuesOf('rephrase').filter((_, at) => knownOf('rephrase', at).text === injection)
    expect(reworded).toHaveLength(1)
    expect(String(reworded[0])).toMatch(/highest score.*question above.*ignored/i)
  })
})

describe('known limits, with their size', () => {
  test('instructions of one prompt do not know those of another: all prompts as one run', () => {
    const index = new RougeIndex(0.7)
    const instructions = valuesOf('self-instruct/instructions').flat().map(String)
    const unlike = instructions.filter((text) => {
      const isNew = index.nearest(text) === undefined
      if (isNew) index.keep(text)
      return isNew
    })
    expect([instructions.length, unlike.length]).toMatchInlineSnapshot(`
      [
        172,
        105,
      ]
    `)
    expect(page).toContain(`${unlike.length} of the ${instructions.length} instructions`)
  })

  test('two numbers that change places are not found', async () => {
    const found: [string, number, number][] = []
    for (const name of ['rephrase', 'arithmetic-program']) {
      const { cases, answers } = takenOf(name)
      const swapped = answers.flatMap((line) => {
        const spoilt = withNumbersSwapped(line.answer)
        return spoilt === undefined ? [] : [takeAnswer(caseOf(cases, line.prompt), spoilt)]
      })
      const refused = (await Promise.all(swapped)).flat().filter((outcome) => 'refused' in outcome)
      found.push([name, swapped.length, refused.length])
    }
    expect(found).toMatchInlineSnapshot(`
      [
        [
          "rephrase",
          17,
          0,
        ],
        [
          "arithmetic-program",
          22,
          1,
        ],
      ]
    `)
    for (const [name, planted, caught] of found) {
      expect(page).toContain(`${caught} of ${planted} in \`${name}\``)
    }
  })
})

/** The first two different numbers in digits exchanged; undefined where there are no two. */
function withNumbersSwapped(text: string): string | undefined {
  const [first, second] = new Set(text.match(/\d+(?:\.\d+)?/g))
  if (first === undefined || second === undefined) return undefined
  return text.replace(/\d+(?:\.\d+)?/g, (number) =>
    number === first ? second : number === second ? first : number,
  )
}

function requestOf({ cases }: RecordedPrompt, at: number): PromptCase['request'] {
  return caseOf(cases, at).request
}

function caseOf(cases: readonly PromptCase[], at: number): PromptCase {
  const found = cases[at]
  if (found === undefined) throw new TypeError(`There is no case ${at}.`)
  return found
}

function takenOf(name: string): Taken {
  const found = taken.get(name)
  if (found === undefined) throw new TypeError(`There is no prompt ${name}.`)
  return found
}

function knownOf(name: string, at: number): PromptCase['known'] {
  return caseOf(takenOf(name).cases, at).known
}

/** What was taken of each answer; what was refused is left out. */
function valuesOf(name: string): unknown[][] {
  return takenOf(name).outcomes.map((parts) => parts.flatMap((part) => ('value' in part ? [part.value] : [])))
}

function withoutNumber(line: string): string {
  return line.replace(/^\d+\. /, '')
}

function isIn(places: readonly number[], place: number): boolean {
  return places.includes(place)
}
