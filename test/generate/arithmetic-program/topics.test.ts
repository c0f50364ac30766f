/** The topics: every template compiles, every state can be asked about, and none says what its numbers do not. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { limitsOf } from '../../../src/generate/arithmetic-program/dial.js'
import type { Topic } from '../../../src/generate/arithmetic-program/production.js'
import { compileTopic, tellStory } from '../../../src/generate/arithmetic-program/tell-story.js'
import { topics } from '../../../src/generate/arithmetic-program/topics/index.js'
import { numbers } from '../../../src/generate/arithmetic-program/topics/numbers.js'

const all: readonly Topic[] = [...topics, numbers]
const cases = all.map((topic): [string, Topic] => [topic.id, topic])

test('ids are in alphabetical order and unique', () => {
  const ids = topics.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
})

describe.each(cases)('%s', (_, topic) => {
  test('compiles', () => {
    expect(() => compileTopic(topic)).not.toThrow()
  })

  test('has openings without and with a step, and a question for every state', () => {
    const openings = topic.productions.filter(({ from }) => from === null)
    expect(openings.some(({ work }) => work.length === 0)).toBe(true)
    for (const { to } of topic.productions) expect(topic.questions[to]?.length ?? 0).toBeGreaterThan(0)
  })

  test('every state is reached, every named state exists', () => {
    const reached = new Set(topic.productions.map(({ to }) => to))
    for (const state of Object.keys(topic.questions)) expect(reached.has(state)).toBe(true)
    for (const { from } of topic.productions) expect(from === null || reached.has(from)).toBe(true)
  })

  test('draws every number that its steps use, and says every number that it draws', () => {
    for (const { draw, work, say } of topic.productions) {
      const drawn = Object.keys(draw)
      const used = work
        .flatMap(({ left, right }) => [left, right])
        .filter((one) => one !== 'amount' && one !== 'part')
      for (const name of used) expect(drawn).toContain(name)
      for (const name of drawn) {
        const slot =
          name === 'top' ? /\{fraction\}/ : new RegExp(`\\{\\$?${name}[} ]|\\{p\\}|\\{times\\}|\\{share\\}`)
        for (const template of say) expect(template).toMatch(slot)
      }
    }
  })

  test('lines show their calculation exactly once', () => {
    for (const { work } of topic.productions) {
      for (const { line } of work)
        for (const template of line) expect(template.match(/\{calc/g)).toHaveLength(1)
    }
  })

  test('lines name no numbers but those of the calculation', () => {
    const number = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|\d+)\b/i
    for (const { work } of topic.productions) {
      for (const { line } of work) for (const template of line) expect(template).not.toMatch(number)
    }
  })
})

describe.each(cases)('stories of %s', (_, topic) => {
  const compiled = compileTopic(topic)
  const told = [1, 2, 3, 4, 5].flatMap((difficulty) => {
    const limits = limitsOf(difficulty, undefined, undefined)
    return Array.from({ length: 60 }, (__, seed) =>
      tellStory(compiled, limits, limits.steps[0], createRandom(topic.id, difficulty, seed)),
    ).filter((story) => story !== undefined)
  })

  test('most draws lead somewhere', () => {
    expect(told.length).toBeGreaterThan(200)
  })

  test('are well-formed text', () => {
    for (const { question, lines } of told) {
      const text = `${question} ${lines.join(' ')}`
      expect(text).not.toMatch(/[{}[\]|]|undefined|NaN| {2}| [.,?!]|(?:^|[.?!] )[a-z]/)
      expect(question).toMatch(/\?$/)
    }
  })

  test('have the right articles and numbers of nouns', () => {
    for (const { question } of told) {
      expect(question).not.toMatch(/\ba (?:[aeio]|8|11\b|18\b|hour)/)
      expect(question).not.toMatch(/\ban (?:[bcdfgjklmnpqrstvwxyz]|uni|one\b)/)
      expect(question).not.toMatch(/(?<![\d./,])\b1 [a-z]+s\b/)
    }
  })

  test('write money with its sign and two places or none', () => {
    for (const { question } of told) {
      for (const [, digits = ''] of question.matchAll(/[$£€](\d+(?:\.\d+)?)/g))
        expect(digits).toMatch(/^\d+(\.\d\d)?$/)
    }
  })
})
