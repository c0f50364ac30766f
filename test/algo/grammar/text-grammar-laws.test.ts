/** The text grammar: all texts that a template can write, reckoned from its shape, and templates with planted defects. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTextGrammar, type Rules } from '../../../src/algo/grammar/text-grammar.js'
import { InternalError, messageOf } from '../../../src/base/errors.js'
import { createRandom } from '../../../src/base/random.js'

const rules: Rules = {
  fruit: ['apple', 'pear'],
  verb: ['eats', 'peels'],
  sentence: ['{who} {verb} [an|one] {fruit}'],
}

const grammar = createTextGrammar<string>(rules, (name) => (name === 'who' ? (who) => who : undefined))

/** A tree of a template with the texts it can write: the oracle. */
interface Shape {
  readonly template: string
  readonly texts: readonly string[]
}

const literal = fc
  .constantFrom('a', 'b ', 'c.', '1', ' ')
  .map((text): Shape => ({ template: text, texts: [text] }))
const named = fc.constantFrom<Shape>(
  { template: '{who}', texts: ['Ada'] },
  { template: '{fruit}', texts: ['apple', 'pear'] },
)

function sequence(parts: readonly Shape[]): Shape {
  return {
    template: parts.map(({ template }) => template).join(''),
    texts: parts.reduce<readonly string[]>(
      (before, { texts }) => before.flatMap((text) => texts.map((next) => text + next)),
      [''],
    ),
  }
}

function alternatives(parts: readonly Shape[]): Shape {
  return {
    template: `[${parts.map(({ template }) => template).join('|')}]`,
    texts: parts.flatMap(({ texts }) => texts),
  }
}

const { shape } = fc.letrec<{ shape: Shape; leaf: Shape }>((tie) => ({
  leaf: fc.oneof(literal, named),
  shape: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('shape'), { minLength: 1, maxLength: 3 }).map(sequence),
    fc.array(tie('shape'), { minLength: 1, maxLength: 3 }).map(alternatives),
  ),
}))

describe('laws', () => {
  test('a template writes only texts of its shape', () => {
    fc.assert(
      fc.property(shape, fc.nat(), ({ template, texts }, seed) => {
        const phrase = grammar.phrase(template)
        const random = createRandom('law', seed)
        for (let draw = 0; draw < 5; draw += 1) expect(texts).toContain(phrase(random, 'Ada'))
      }),
    )
  })

  test('the same stream writes the same text', () => {
    fc.assert(
      fc.property(shape, fc.nat(), ({ template }, seed) => {
        const [first, second] = [grammar.phrase(template), grammar.phrase(template)]
        expect(first(createRandom('same', seed), 'Ada')).toBe(second(createRandom('same', seed), 'Ada'))
      }),
    )
  })

  test('a bracket taken out of a template with one pair is a fault that names the template', () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ template }, isOpen) => {
        const broken = `[${template}]`.slice(isOpen ? 1 : 0, isOpen ? undefined : -1)
        expect(() => grammar.phrase(broken)).toThrow(InternalError)
      }),
    )
  })
})

test('a rule that is used twice draws twice', () => {
  const phrase = grammar.phrase('{fruit} {fruit}')
  const drawn = new Set(Array.from({ length: 60 }, (_, seed) => phrase(createRandom('twice', seed), 'Ada')))
  expect([...drawn].sort()).toEqual(['apple apple', 'apple pear', 'pear apple', 'pear pear'])
})

test('all eight sentences come about equally often', () => {
  const phrase = grammar.phrase('{sentence}')
  const random = createRandom('eight')
  const counts = new Map<string, number>()
  for (let draw = 0; draw < 4000; draw += 1) {
    const text = phrase(random, 'Ada')
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  // 2 verbs * 2 articles * 2 fruits; 500 each, four standard deviations of sqrt(4000 * 1/8 * 7/8) = 20.9
  expect(counts.size).toBe(8)
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(84)
})

test('alternatives share the weight of their bracket, however deep: half for b', () => {
  const phrase = grammar.phrase('[[a|c]|b]')
  const random = createRandom('deep')
  const drawn = Array.from({ length: 2000 }, () => phrase(random, ''))
  // 1000, four standard deviations of 22.4
  expect(Math.abs(drawn.filter((text) => text === 'b').length - 1000)).toBeLessThan(90)
})

test('a slot draws from the stream of the text, in the order of the text', () => {
  const dice = createTextGrammar<null>({}, (name) =>
    name === 'die' ? (_, random) => String(random.integer(1, 6)) : undefined,
  )
  const random = createRandom('dice')
  const expected = `${random.integer(1, 6)}-${random.integer(1, 6)}`
  expect(dice.phrase('{die}-{die}')(createRandom('dice'), null)).toBe(expected)
})

test('a rule hides the slot of its name', () => {
  const hiding = createTextGrammar<null>({ who: ['the rule'] }, () => () => 'the slot')
  expect(hiding.phrase('{who}, {other}')(createRandom('hide'), null)).toBe('the rule, the slot')
})

describe('messages of defects', () => {
  const defects: Rules = { a: ['{b}'], b: ['x', 'y {a}'], open: ['[never'], missing: ['{nothing}'] }
  const broken = createTextGrammar<null>(defects, () => undefined)

  test.each([
    ['{a}', 'The template "{a}" is wrong: the rule leads back to itself: a → b.'],
    ['{b}', 'The template "{b}" is wrong: the rule leads back to itself: b → a.'],
    ['so {open}', 'The template "[never" is wrong: a "[" has no "]".'],
    ['so {missing}', 'The template "{nothing}" is wrong: there is no such rule or slot.'],
    ['{}', 'The template "{}" is wrong: there is no such rule or slot.'],
    ['[a|[b]', 'The template "[a|[b]" is wrong: a "[" has no "]".'],
    ['[a]]', 'The template "[a]]" is wrong: a "]" has no "[".'],
  ])('%s', (template, message) => {
    let said = 'nothing'
    try {
      broken.phrase(template)
    } catch (thrown) {
      said = messageOf(thrown)
    }
    expect(said).toBe(message)
  })
})
