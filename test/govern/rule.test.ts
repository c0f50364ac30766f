/** Gate rules, three-valued: what each rule says of the same facts. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantities } from '../../src/govern/index.js'
import { compileRule } from '../../src/govern/rule.js'
import type { RulingKind } from '../../src/govern/rule.js'
import { facts, measured } from './facts.js'

// the facts: near-duplicates .02 in [.005, .04] · contamination 0, a full count · distinct-n .6 in [.55, .65]
// language unavailable · 100 planned = 80 accepted + 15 rejected + 5 cancelled · 60 % synthetic

function ruled(text: string, level: 'block' | 'warn' = 'block') {
  return compileRule(text, quantities).rule(facts, level)
}

describe('a rule on facts', () => {
  test.each<[string, RulingKind]>([
    // the whole interval agrees, disagrees, or straddles
    ['reading("near-duplicates") <= 0.05', 'allow'],
    ['reading("near-duplicates") <= 0.001', 'block'],
    ['reading("near-duplicates") <= 0.01', 'inconclusive'],
    ['reading("near-duplicates") >= 0.01', 'inconclusive'],
    ['reading("near-duplicates") > 0.04', 'block'], // none of the interval is above
    ['reading("near-duplicates") >= 0.04', 'inconclusive'], // its upper end alone is
    ['reading("near-duplicates") < 0.04', 'inconclusive'],
    ['reading("near-duplicates") <= 0.04', 'allow'],
    ['reading("distinct-n") > 0.5', 'allow'],
    // the point or an end, as written
    ['reading("near-duplicates").value <= 0.03', 'allow'],
    ['reading("near-duplicates").upper <= 0.03', 'block'],
    ['reading("near-duplicates").lower <= 0.03', 'allow'],
    ['reading("near-duplicates").value == 0.02', 'allow'],
    // full counts have no width, so they decide
    ['reading("contamination") == 0', 'allow'],
    ['reading("contamination") == 0.0', 'allow'],
    ['reading("contamination") != 0', 'block'],
    ['reading("near-duplicates") == 0', 'block'], // 0 lies outside of the interval
    ['reading("near-duplicates") == 0.01', 'inconclusive'], // within it
    ['reading("near-duplicates") != 0.01', 'inconclusive'],
    // whole numbers and doubles are one thing
    ['count("accepted") >= 80', 'allow'],
    ['count("accepted") >= 80.5', 'block'],
    ['count("accepted").value == 80', 'allow'],
    ['count("accepted").value / 3 > 26.6', 'allow'], // no integer division
    ['count("rejected").value / count("planned").value <= 0.15', 'allow'],
    ['count("released") == 100', 'allow'],
    ['count("failed") == 0', 'allow'],
    // shares
    ['share("synthetic") <= 0.6', 'allow'],
    ['share("synthetic") <= 0.5', 'block'],
    ['share("seeds") == 0.4', 'allow'],
    ['share("nobody") == 0', 'allow'],
    // the number may stand first
    ['0.5 >= share("synthetic")', 'block'],
    ['0.01 <= reading("near-duplicates")', 'inconclusive'],
    ['80 == count("accepted")', 'allow'],
    // what could not be measured decides nothing
    ['reading("language") <= 1', 'inconclusive'],
    ['reading("language").value <= 1', 'inconclusive'],
    ['reading("not-made") <= 1', 'inconclusive'],
    ['!(reading("language") <= 1)', 'inconclusive'],
    // the rest of the rule decides where it can, on either side
    ['true || reading("language") <= 1', 'allow'],
    ['reading("language") <= 1 || true', 'allow'],
    ['false && reading("language") <= 1', 'block'],
    ['reading("language") <= 1 && false', 'block'],
    ['reading("near-duplicates") <= 0.01 || count("accepted") >= 80', 'allow'],
    ['reading("near-duplicates") <= 0.01 && count("accepted") >= 81', 'block'],
    ['reading("near-duplicates") <= 0.01 && count("accepted") >= 80', 'inconclusive'],
    ['reading("near-duplicates") <= 0.01 || count("accepted") >= 81', 'inconclusive'],
    ['reading("language") <= 1 ? true : true', 'inconclusive'],
    ['count("accepted") >= 80 ? share("real") >= 0.4 : false', 'allow'],
    ['true', 'allow'],
    ['false', 'block'],
  ])('%s: %s', (text, expected) => {
    expect(ruled(text).ruling).toBe(expected)
  })

  test('that warns never blocks, and what is undecided is no warning', () => {
    expect(ruled('share("synthetic") <= 0.5', 'warn').ruling).toBe('warn')
    expect(ruled('share("synthetic") <= 0.6', 'warn').ruling).toBe('allow')
    expect(ruled('reading("language") <= 1', 'warn').ruling).toBe('inconclusive')
  })
})

describe('a ruling says why', () => {
  test.each([
    ['count("accepted") >= 80', 'the rule holds'],
    ['count("accepted") >= 81', 'the rule does not hold'],
    ['reading("near-duplicates") <= 0.01', 'the interval [0.005, 0.04] straddles 0.01'],
    ['reading("language") <= 1', '"language" could not be measured: There are no records'],
    ['reading("not-made") <= 1', 'no reading "not-made" was made'],
    ['count("good") >= 1', '"good" is no state'],
  ])('%s: %s', (text, reason) => {
    expect(ruled(text).reason).toBe(reason)
  })

  test('with the quantities that it saw', () => {
    expect(ruled('share("real") >= 0.4 && reading("contamination") == 0').seen).toEqual([
      {
        call: 'share("real")',
        quantity: { value: 0.4, interval: { lower: 0.4, upper: 0.4, level: 1, method: 'exact' } },
      },
      {
        call: 'reading("contamination")',
        quantity: { value: 0, interval: { lower: 0, upper: 0, level: 1, method: 'exact' }, examples: [] },
      },
    ])
  })

  test('what it did not need to look at it has not seen', () => {
    expect(ruled('count("accepted") >= 80 || share("real") >= 0.4').seen).toHaveLength(1)
  })

  test('two rulings of one rule do not mix', () => {
    const rule = compileRule('count("accepted") >= 80', quantities)
    rule.rule(facts, 'block')
    expect(rule.rule({ ...facts, counts: { ...facts.counts, accepted: 3 } }, 'block')).toMatchObject({
      ruling: 'block',
      seen: [{ quantity: { value: 3 } }],
    })
  })
})

describe('counter-examples', () => {
  test('are the records behind the readings of a rule that does not hold, each once', () => {
    expect(ruled('reading("near-duplicates").value <= 0.01').counterExamples).toEqual(['a', 'b', 'c'])
    expect(ruled('reading("near-duplicates").value <= 0.01', 'warn').counterExamples).toEqual(['a', 'b', 'c'])
  })

  test.each(['reading("near-duplicates") <= 0.05', 'reading("near-duplicates") <= 0.01'])(
    'there are none where the rule holds or is undecided: %s',
    (text) => {
      expect(ruled(text).counterExamples).toEqual([])
    },
  )

  test('are ten at most', () => {
    const pairs = Array.from({ length: 30 }, (_, index) => [`l${index}`, `r${index}`])
    const many = { ...facts, readings: new Map([['x', measured(0.5, [0.4, 0.6], pairs)]]) }
    const { counterExamples } = compileRule('reading("x") <= 0.1', quantities).rule(many, 'block')
    expect(counterExamples).toEqual(['l0', 'r0', 'l1', 'r1', 'l2', 'r2', 'l3', 'r3', 'l4', 'r4'])
  })
})

describe('a compiled rule', () => {
  test('knows what it calls', () => {
    const { calls, text } = compileRule(
      'share("real") > 0.1 && (count("failed") == 0 || count("accepted") > 9)',
      quantities,
    )
    expect(calls).toEqual([
      { quantity: 'share', name: 'real' },
      { quantity: 'count', name: 'failed' },
      { quantity: 'count', name: 'accepted' },
    ])
    expect(text).toBe('share("real") > 0.1 && (count("failed") == 0 || count("accepted") > 9)')
  })

  test('leaves numbers within names alone', () => {
    const readings = new Map([['near-2 of 3', measured(0.5)]])
    const rule = compileRule('reading("near-2 of 3") <= 1', quantities)
    expect(rule.calls).toEqual([{ quantity: 'reading', name: 'near-2 of 3' }])
    expect(rule.rule({ ...facts, readings }, 'block').ruling).toBe('allow')
  })
})

describe('laws', () => {
  // multiples of 1/1024 have an exact decimal form, so a rule can name them
  const number = fc.integer({ min: -1024, max: 1024 }).map((value) => value / 1024)
  const interval = fc.tuple(number, number, number).map((ends) => ends.sort((a, b) => a - b))
  const operator = fc.constantFrom('<', '<=', '>', '>=', '==', '!=')

  function rulingOf(text: string, [lower = 0, value = 0, upper = 0]: number[]): RulingKind {
    const readings = new Map([['x', measured(value, [lower, upper])]])
    return compileRule(text, quantities).rule({ ...facts, readings }, 'block').ruling
  }

  test('a whole quantity is decided exactly when every value of its interval gives the same answer', () => {
    fc.assert(
      fc.property(interval, operator, number, (ends, sign, limit) => {
        const [lower = 0, , upper = 0] = ends
        const within = Math.min(Math.max(limit, lower), upper)
        const answers = [lower, upper, within, (lower + upper) / 2].map((value) => holds(value, sign, limit))
        const expected = new Set(answers).size > 1 ? 'inconclusive' : answers[0] === true ? 'allow' : 'block'
        expect(rulingOf(`reading("x") ${sign} ${written(limit)}`, ends)).toBe(expected)
      }),
    )
  })

  test('a narrower interval never undoes a decision', () => {
    fc.assert(
      fc.property(interval, operator, number, (ends, sign, limit) => {
        const [lower = 0, value = 0, upper = 0] = ends
        const text = `reading("x") ${sign} ${written(limit)}`
        const wide = rulingOf(text, ends)
        const narrow = rulingOf(text, [(lower + value) / 2, value, (value + upper) / 2])
        if (wide !== 'inconclusive') expect(narrow).toBe(wide)
      }),
    )
  })

  test('not is not: a rule and its opposite never both hold, and are undecided together', () => {
    fc.assert(
      fc.property(interval, operator, number, (ends, sign, limit) => {
        const text = `reading("x") ${sign} ${written(limit)}`
        const pair = [rulingOf(text, ends), rulingOf(`!(${text})`, ends)].sort()
        expect([
          ['allow', 'block'],
          ['inconclusive', 'inconclusive'],
        ]).toContainEqual(pair)
      }),
    )
  })
})

function holds(value: number, sign: string, limit: number): boolean {
  if (sign === '==') return value === limit
  if (sign === '!=') return value !== limit
  if (sign === '<') return value < limit
  if (sign === '<=') return value <= limit
  return sign === '>' ? value > limit : value >= limit
}

function written(value: number): string {
  return value.toFixed(20).replace(/^-(.*)/, '(-$1)')
}
