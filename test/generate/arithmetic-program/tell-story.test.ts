/** Deriving and telling a story, shown with a topic made for this test. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { limitsOf } from '../../../src/generate/arithmetic-program/dial.js'
import { addend, divisor, subtrahend } from '../../../src/generate/arithmetic-program/pickers.js'
import { type Picker } from '../../../src/generate/arithmetic-program/pickers.js'
import { type Topic, work } from '../../../src/generate/arithmetic-program/production.js'
import { given } from '../../../src/generate/arithmetic-program/quantity.js'
import { compileTopic, type Story, tellStory } from '../../../src/generate/arithmetic-program/tell-story.js'

const fixed =
  (value: number): Picker =>
  () =>
    given(100 * value, false)
const limits = limitsOf(5, undefined, undefined)

function topicOf(changes: Partial<Topic> = {}): Topic {
  return {
    id: 'test',
    nouns: { thing: 'pen' },
    rules: {},
    settings: [],
    productions: [
      { from: null, to: 'owned', draw: { n: fixed(12) }, say: ['{hero} has {n thing}.'], work: [] },
      {
        from: 'owned',
        to: 'owned',
        draw: { n: fixed(3) },
        say: ['{ref} finds {n} more.'],
        work: [work('amount', 'add', 'n', ['{hero} has {calc thing}.'])],
      },
      {
        from: 'owned',
        to: 'shared',
        draw: { k: fixed(3) },
        say: ['{k} friends share them.'],
        work: [work('amount', 'divide', 'k', ['each gets {calc thing}.'])],
      },
    ],
    questions: { owned: ['How many?'], shared: ['How many each?'] },
    ...changes,
  }
}

function tell(topic: Topic, steps: number, seed = 0, given = limits): Story | undefined {
  return tellStory(compileTopic(topic), given, steps, createRandom('tell', seed))
}

/** Stories of many seeds that came out. */
function stories(topic: Topic, steps: number): Story[] {
  return Array.from({ length: 60 }, (_, seed) => tell(topic, steps, seed)).filter(
    (story) => story !== undefined,
  )
}

describe('a derivation', () => {
  test('has exactly as many steps as wanted', () => {
    for (const steps of [1, 2, 3, 4]) {
      const told = stories(topicOf(), steps)
      expect(told.length).toBeGreaterThan(0)
      for (const story of told) expect(story.operations).toHaveLength(steps)
    }
  })

  test('ends where nothing can follow only as its last step', () => {
    for (const { operations } of stories(topicOf(), 3))
      expect(operations.slice(0, -1)).toEqual(['add', 'add'])
  })

  test('asks the question of the state in which it ends', () => {
    for (const { question, operations } of stories(topicOf(), 2)) {
      expect(question.endsWith(operations.at(-1) === 'divide' ? 'How many each?' : 'How many?')).toBe(true)
    }
  })

  test('uses only allowed operations', () => {
    const onlyAdd = limitsOf(5, ['add'], undefined)
    for (let seed = 0; seed < 30; seed += 1) {
      expect(tell(topicOf(), 2, seed, onlyAdd)?.operations ?? ['add']).not.toContain('divide')
    }
    expect(tell(topicOf(), 1, 0, limitsOf(5, ['percent'], undefined))).toBeUndefined()
  })

  test('is a function of its random stream', () => {
    expect(tell(topicOf(), 3, 5)).toEqual(tell(topicOf(), 3, 5))
  })
})

describe('telling', () => {
  test('sentences and lines begin with capital letters', () => {
    for (const { question, lines } of stories(topicOf(), 2)) {
      expect(`${question} ${lines.join(' ')}`).not.toMatch(/(?:^|[.?!] )[a-z]/)
    }
  })

  test('value and program agree with the lines', () => {
    for (const { hundredths, lines } of stories(topicOf(), 2)) {
      expect(lines.at(-1)).toContain(`>>${hundredths / 100} pen`)
    }
  })

  test('a production whose numbers cannot be drawn leaves no trace', () => {
    const impossible = {
      from: 'owned',
      to: 'owned',
      draw: { k: () => undefined },
      say: ['IMPOSSIBLE'],
      work: [work('amount', 'multiply', 'k', ['IMPOSSIBLE'])],
      weight: 100,
    } as const
    const topic = topicOf({ productions: [...topicOf().productions, impossible] })
    for (const { question } of stories(topic, 2)) expect(question).not.toContain('IMPOSSIBLE')
  })

  test('the same happening rarely comes twice in a row when there is another', () => {
    const lose = {
      from: 'owned',
      to: 'owned',
      draw: { n: fixed(2) },
      say: ['{ref} loses {n}.'],
      work: [work('amount', 'subtract', 'n', ['{hero} has {calc thing}.'])],
    } as const
    const { productions } = topicOf()
    const told = stories(topicOf({ productions: [...productions.slice(0, 2), lose] }), 2)
    const twice = told.filter(({ operations }) => operations[0] === operations[1])
    expect(twice.length / told.length).toBeLessThan(0.15) // weight 0.02 beside 1
  })

  test('a setting may come first and names the friend of the first happening', () => {
    const compare = {
      from: 'owned',
      to: 'owned',
      draw: { n: addend },
      say: ['{friend} has {n} more than {hero}.'],
      work: [work('amount', 'add', 'n', ['{hero} has {calc thing}.'])],
      swaps: true,
      compares: true,
    } as const
    const { productions } = topicOf()
    const topic = topicOf({
      settings: ['{hero} and {friend} are cousins.'],
      productions: [...productions.slice(0, 1), compare],
    })
    const told = stories(topic, 1)
    const withSetting = told.filter(({ question }) => question.includes('cousins'))
    expect(withSetting.length).toBeGreaterThan(5)
    expect(withSetting.length).toBeLessThan(told.length / 2)
    for (const { question, lines } of withSetting) {
      const [, hero = '', friend = ''] = /^(\w+) and (\w+) are cousins\./.exec(question) ?? []
      expect(question).toContain(`${friend} has `)
      expect(question).toContain(` more than ${hero}.`)
      expect(lines[0]?.startsWith(friend)).toBe(true) // the story goes on with the friend
    }
  })

  test('nobody comes back by chance', () => {
    const compare = {
      from: 'owned',
      to: 'owned',
      draw: { n: subtrahend },
      say: ['{friend} has {n} fewer than {hero}.'],
      work: [work('amount', 'subtract', 'n', ['{hero} has {calc thing}.'])],
      swaps: true,
    } as const
    const topic = topicOf({ productions: [...topicOf().productions.slice(0, 1), compare] })
    for (const { lines } of stories(topic, 3)) {
      expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(lines.length)
    }
  })
})

test('a wrong template is found when the topic is compiled', () => {
  const production = { from: null, to: 'owned', draw: {}, say: ['{nobody} has it.'], work: [] } as const
  expect(() => compileTopic(topicOf({ productions: [production] }))).toThrow('no such rule or slot')
})

test('an exact division is waited for, not rounded', () => {
  const { productions } = topicOf()
  const share = { ...productions[2], draw: { k: divisor } } as Topic['productions'][number]
  for (const { lines } of stories(topicOf({ productions: [...productions.slice(0, 2), share] }), 2)) {
    expect(lines.join(' ')).not.toMatch(/\d\.\d/)
  }
})
