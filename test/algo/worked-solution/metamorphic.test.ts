/** Metamorphic laws: changes of a story that cannot matter leave its program as it was. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { checkProgramText } from '../../../src/algo/worked-solution/check-program-text.js'
import { skeleton } from '../../../src/algo/worked-solution/skeleton.js'
import { createVariationSearch } from '../../../src/algo/worked-solution/vary-program.js'
import { outcomeOf } from './outcome.js'
import { type Problem, programOf } from './problems.js'

const stories: Record<string, Problem> = {
  printer: {
    question:
      'A printer makes 26 posters a day at $7 each. It works for 19 days. Ink costs $340. What is the gain?',
    answer:
      'It makes 26*19 = <<26*19=494>>494 posters.\nThey bring 494*7 = $<<494*7=3458>>3458.\n' +
      'The gain is 3458-340 = $<<3458-340=3118>>3118.\n#### 3118',
  },
  stable: {
    question:
      'A stable keeps 17 horses. Each one eats 8 kilos of hay. A barn holds 990 kilos. What is left after 6 feeds?',
    answer:
      'A feed takes 17*8 = <<17*8=136>>136 kilos.\nThe feeds take 136*6 = <<136*6=816>>816 kilos.\n' +
      'Left are 990-816 = <<990-816=174>>174 kilos.\n#### 174',
  },
  choir: {
    question: 'A choir of 48 sings 14 songs. Three-quarters of the singers are paid $65. What do they get?',
    answer: 'Paid are 48*3/4 = <<48*3/4=36>>36 singers.\nThey get 36*65 = $<<36*65=2340>>2340.\n#### 2340',
  },
}

const everywhere = ({ question, answer }: Problem, from: RegExp, to: string): Problem => {
  expect(question).toMatch(from)
  return { question: question.replace(from, to), answer: answer.replace(from, to) }
}

const shape = (problem: Problem): string => skeleton(programOf(problem))

describe('other words, same program and same outcome', () => {
  test.each<[string, keyof typeof stories, RegExp, string]>([
    ['posters become banners', 'printer', /posters/g, 'banners'],
    ['a printer becomes a mill', 'printer', /printer/g, 'mill'],
    ['horses become mules', 'stable', /horses/g, 'mules'],
    ['kilos become buckets', 'stable', /kilos/g, 'buckets'],
    ['songs become psalms', 'choir', /songs/g, 'psalms'],
    ['singers become members', 'choir', /singers/g, 'members'],
  ])('%s', (_, name, from, to) => {
    const story = stories[name] ?? expect.fail(name)
    const renamed = everywhere(story, from, to)
    expect(shape(renamed)).toBe(shape(story))
    expect(outcomeOf(renamed)).toBe(outcomeOf(story))
  })
})

describe('sentences that do not refer to each other change places', () => {
  test.each(['printer', 'stable'] as const)('%s', (name) => {
    const story = stories[name] ?? expect.fail(name)
    const sentences = story.question.split(/(?<=\.) /)
    const [first = '', second = '', third = '', ...rest] = sentences
    const swapped = { ...story, question: [first, third, second, ...rest].join(' ') }
    expect(swapped.question).not.toBe(story.question)
    expect(shape(swapped)).toBe(shape(story))
    const values = (problem: Problem): string[] =>
      programOf(problem)
        .variables.map((group) => programOf(problem).literals[group]?.text ?? '')
        .sort()
    expect(values(swapped)).toEqual(values(story))
  })
})

describe('digits and words give one skeleton', () => {
  test.each<[keyof typeof stories, RegExp, string]>([
    ['printer', /\b26\b/, 'twenty-six'],
    ['printer', /\b19\b/, 'nineteen'],
    ['printer', /\$340/, '$340.00'],
    ['stable', /\b17\b/, 'seventeen'],
    ['stable', /\b8\b/, 'eight'],
    ['stable', /\b6\b/, 'six'],
    ['choir', /\b48\b/, 'forty-eight'],
    ['choir', /\$65/, '65 dollars'],
  ])('%s with %s as %s', (name, from, to) => {
    const story = stories[name] ?? expect.fail(name)
    const spelt = { ...story, question: story.question.replace(from, to) }
    expect(spelt.question).not.toBe(story.question)
    expect(shape(spelt)).toBe(shape(story))
    expect(programOf(spelt).variables).toEqual(programOf(story).variables)
  })
})

describe('a sentence that says no number changes nothing', () => {
  test.each(Object.keys(stories))('%s', (name) => {
    const story = stories[name] ?? expect.fail(name)
    const padded = { ...story, question: `It is a fine morning. ${story.question}` }
    expect(outcomeOf(padded)).toBe(outcomeOf(story))
    expect(shape(padded)).toBe(shape(story))
  })
})

describe('a sentence with an idle number adds one pin and takes no variable', () => {
  test.each(Object.keys(stories))('%s', (name) => {
    const story = stories[name] ?? expect.fail(name)
    const program = programOf({ ...story, question: `${story.question} The sign shows 1013 dots.` })
    expect(program.variables).toEqual(programOf(story).variables)
    expect([...program.pinned].at(-1)?.[1]).toBe('unused')
    expect(program.literals.at(-1)?.text).toBe('1013')
  })
})

describe('a variation is a problem of the same kind', () => {
  test.each(Object.keys(stories))(
    '%s: parsed anew, with the same skeleton and the same variables',
    (name) => {
      const story = stories[name] ?? expect.fail(name)
      const search = createVariationSearch(programOf(story))
      for (let seed = 0; seed < 15; seed += 1) {
        const variation = search.draw(createRandom('metamorphic', `${name} ${seed}`))
        if ('refused' in variation) expect.fail(variation.detail)
        expect(checkProgramText(variation.question, variation.answer)).toMatchObject({ isRight: true })
        expect(shape(variation)).toBe(shape(story))
        expect(variation.question.replace(/\d+/g, '#')).toBe(story.question.replace(/\d+/g, '#'))
      }
    },
  )
})
