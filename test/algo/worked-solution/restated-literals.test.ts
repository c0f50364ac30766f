/** One quantity of a question, stated twice. */

import { expect, test } from 'vitest'
import type { NumberSource, Step } from '../../../src/algo/worked-solution/program.js'
import { questionLiterals } from '../../../src/algo/worked-solution/question-literals.js'
import { restatedLiterals } from '../../../src/algo/worked-solution/restated-literals.js'
import { rational } from '../../../src/algo/maths/rational.js'

const using = (...indexes: number[]): Step[] =>
  indexes.map((literal) => {
    const leaf: NumberSource = { kind: 'literal', literal, divisor: 1 }
    return { expression: { kind: 'leaf', leaf }, value: rational(1), isMark: true, start: 0 }
  })

const texts = (question: string, used: readonly number[]): string[] => {
  const literals = questionLiterals(question)
  return restatedLiterals({ question, literals, steps: using(...used) }).map((relation) =>
    relation.map((source) => (source.kind === 'literal' ? literals[source.literal]?.text : '?')).join(' '),
  )
}

test.each([
  ['another unit', 'For 3 weeks, all 21 days, it rains.', [1], ['3 21']],
  ['another unit, used the other way', 'For 3 weeks, all 21 days, it rains.', [0], ['3 21']],
  ['both used: the steps say so themselves', 'For 3 weeks, all 21 days, it rains.', [0, 1], []],
  ['no word for the factor', 'For 3 spells, with 21 storms, it rains.', [1], []],
  ['not quite', 'For 3 weeks, on 20 days, it rains.', [1], []],
  ['a share', 'A quarter of the 60 seats are red. On the 15 red ones sit boys.', [1], ['60 15', '15 60']],
  [
    'one half: told by the divisor',
    'Half of 48 swans are grey. The 24 grey ones fly.',
    [1],
    ['48 24', '24 48'],
  ],
  ['a percentage', 'Of 60 seats 35% are red. On the 21 red ones sit boys.', [2], ['35 60 21']],
  [
    'a percentage of which all is used',
    'Of 60 seats 35% are red. On the 21 red ones sit boys.',
    [0, 1, 2],
    [],
  ],
  ['a percentage of something else', 'Of 60 seats 35% are red. On 22 of them sit boys.', [2], []],
  ['one and nothing are no quantities', 'In 1 week, that is 7 days, it rains 0 times.', [1], []],
])('%s', (_, question, used, expected) => {
  const found = texts(question, used)
  expect([...new Set(found)].sort()).toEqual([...expected].sort())
})
