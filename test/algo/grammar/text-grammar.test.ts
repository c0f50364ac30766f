/** The text grammar: rules, slots, alternatives. */

import { describe, expect, test } from 'vitest'
import { createTextGrammar, type Rules } from '../../../src/algo/grammar/text-grammar.js'
import { createRandom } from '../../../src/base/random.js'

interface Person {
  readonly name: string
}

const rules: Rules = {
  greeting: ['Hello', 'Good [morning|evening]'],
  whole: ['{greeting}, {name}.'],
  loop: ['{loop2}'],
  loop2: ['again {loop}'],
}

function grammar() {
  return createTextGrammar<Person>(rules, (name) => (name === 'name' ? (person) => person.name : undefined))
}

/** All texts that a template can write, found by drawing. */
function texts(template: string | readonly string[]): string[] {
  const phrase = grammar().phrase(template)
  const random = createRandom('texts')
  return [...new Set(Array.from({ length: 300 }, () => phrase(random, { name: 'Ada' })))].sort()
}

test.each<[string, string | readonly string[], string[]]>([
  ['plain text', 'as it is', ['as it is']],
  ['nothing', '', ['']],
  ['a slot', '{name}!', ['Ada!']],
  ['a rule', '{greeting}', ['Good evening', 'Good morning', 'Hello']],
  ['a rule of rules', '{whole}', ['Good evening, Ada.', 'Good morning, Ada.', 'Hello, Ada.']],
  ['alternatives', '[a|b]c', ['ac', 'bc']],
  ['an empty alternative', 'a[ b|]', ['a', 'a b']],
  ['alternatives in alternatives', '[a[1|2]|b]', ['a1', 'a2', 'b']],
  ['slots in alternatives', '[{name}|she]', ['Ada', 'she']],
  ['several templates', ['one', '{name}'], ['Ada', 'one']],
  ['a bar outside of brackets', 'a|b', ['a|b']],
])('%s', (_, template, expected) => {
  expect(texts(template)).toEqual(expected)
})

test('alternatives are equally likely', () => {
  const phrase = grammar().phrase('[a|b|c]')
  const random = createRandom('share')
  const drawn = Array.from({ length: 3000 }, () => phrase(random, { name: '' }))
  // 1000 each, four standard deviations of 25.8
  for (const letter of 'abc')
    expect(Math.abs(drawn.filter((one) => one === letter).length - 1000)).toBeLessThan(104)
})

describe('wrong templates are bugs, found when compiled', () => {
  test.each([
    ['{nobody}', 'there is no such rule or slot'],
    ['{name', 'a "{" has no "}"'],
    ['[a|b', 'a "[" has no "]"'],
    ['a]', 'a "]" has no "["'],
    ['{loop}', 'the rule leads back to itself: loop → loop2'],
  ])('%s', (template, why) => {
    expect(() => grammar().phrase(template)).toThrow(why)
  })
})
