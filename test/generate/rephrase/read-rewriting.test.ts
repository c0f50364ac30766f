/** The checks of a rewriting: every planted defect is caught with its reason, in the order of the checks. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type RewritingRules,
  rewritingFault,
  rewritingReader,
} from '../../../src/generate/rephrase/read-rewriting.js'

const rules: RewritingRules = { keep: ['numbers', 'names'], minLength: 0.5, maxLength: 2, maxSimilarity: 0.9 }
const text = 'On 6 trays Nadia lays out 8 rolls apiece and then sells 30 of all these rolls.'
const good = 'Nadia fills 6 trays, each with 8 rolls, before 30 rolls leave the shop.'

const fault = (rewriting: string, changes: Partial<RewritingRules> = {}) =>
  rewritingFault(text, rewriting, { ...rules, ...changes })

test('a good one has no fault', () => {
  expect(fault(good)).toBeUndefined()
})

describe('planted defects', () => {
  test.each<[string, string, string]>([
    ['another number', good.replace('30', '31'), 'number-lost These numbers of the text are missing: 30.'],
    [
      'a number less',
      good.replace('6 trays', 'trays'),
      'number-lost These numbers of the text are missing: 6.',
    ],
    ['a number more', `${good} It took 2 hours.`, 'number-added These numbers are not in the text: 2.'],
    ['a share more', `${good} That is half.`, 'number-added These numbers are not in the text: half.'],
    ['another name', good.replace('Nadia', 'Olga'), 'name-lost These names of the text are missing: Nadia.'],
    [
      'a name in a longer word',
      good.replace('Nadia', 'Nadiana'),
      'name-lost These names of the text are missing: Nadia.',
    ],
    ['the text itself', text, 'unchanged It is the text itself. Use other words.'],
    ['the text in capitals', text.toUpperCase(), 'unchanged It is the text itself. Use other words.'],
    ['the text in lines', text.replaceAll(' ', '\n'), 'unchanged It is the text itself. Use other words.'],
    // 17 words, one of them another: 2·16 / 34 = 0.941.
    [
      'one other word',
      text.replace('lays', 'puts'),
      'copied It follows the text too closely (ROUGE-L 0.94). Use other words.',
    ],
  ])('%s', (_, rewriting, expected) => {
    const found = fault(rewriting)
    expect(`${found?.fault} ${found?.detail}`).toBe(expected)
  })

  test('law: any number of the text changed is a number lost', () => {
    fc.assert(
      fc.property(fc.constantFrom('6', '8', '30'), fc.integer({ min: 31, max: 9999 }), (number, other) => {
        const planted = good.replace(new RegExp(`\\b${number}\\b`), String(other))
        expect(fault(planted)?.fault).toBe('number-lost')
        expect(fault(planted, { keep: ['names'] })).toBeUndefined()
      }),
    )
  })

  test('law: any number put in is a number added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 9, max: 9999 }), fc.nat(), (number, at) => {
        fc.pre(number !== 30)
        const words = good.split(' ')
        const place = at % words.length
        // Not beside another number, with which it might be read as one.
        fc.pre(![words[place - 1], words[place]].some((word) => /\d/.test(word ?? '')))
        expect(fault(words.toSpliced(place, 0, String(number)).join(' '))?.fault).toBe('number-added')
      }),
    )
  })
})

describe('lengths', () => {
  const ten = 'one thing or another may well be said of it'
  const length = (words: number, given: string = ten): string | undefined => {
    const rewriting = Array.from({ length: words }, (_, at) => `w${String.fromCharCode(97 + at)}`).join(' ')
    return rewritingFault(given, rewriting, { ...rules, keep: [] })?.detail
  }

  test.each<[number, string | undefined]>([
    // 10 words: at least ⌊10 · 0.5⌋ = 5, at most ⌈10 · 2⌉ = 20.
    [4, 'It has 4 words; write at least 5.'],
    [5, undefined],
    [20, undefined],
    [21, 'It has 21 words; write at most 20.'],
  ])('%d words for 10', (words, detail) => {
    expect(length(words)).toBe(detail)
  })

  test.each<[number, string | undefined]>([
    // 3 words: at least ⌊1.5⌋ = 1; they count as 10 for the most, so 20.
    [1, undefined],
    [20, undefined],
    [21, 'It has 21 words; write at most 20.'],
  ])('%d words for 3', (words, detail) => {
    expect(length(words, 'all is well')).toBe(detail)
  })
})

describe('which fault is told', () => {
  test('numbers before names, names before lengths', () => {
    const short = { minLength: 1, maxLength: 1 }
    expect(fault('Someone sells rolls.', short)?.fault).toBe('number-lost')
    expect(fault('Someone: 6, 8, 30.', short)?.fault).toBe('name-lost')
    expect(fault('Nadia: 6, 8, 30.', short)?.fault).toBe('too-short')
  })

  test('a lost number before an added one', () => {
    expect(fault(good.replace('30', '31'))?.detail).toBe('These numbers of the text are missing: 30.')
  })

  test('the answer where the text marks one', () => {
    const solution = 'She has 48 rolls and sells 30, which leaves 18.\n#### 18'
    const told = (rewriting: string) => rewritingFault(solution, rewriting, { ...rules, keep: ['numbers'] })
    expect(told('From 48 rolls go 30, so 18 stay.\n#### 18')).toBeUndefined()
    expect(told('From 48 rolls 18 stay, for she sells 30.\n#### 48')).toEqual({
      fault: 'answer-changed',
      detail: 'The text ends with the answer 18; it gives 48.',
    })
  })
})

describe('the reader', () => {
  const read = rewritingReader(text, rules)

  test('takes off what models put around a text, and checks what is left', () => {
    for (const answer of [
      good,
      `"${good}"`,
      `Sure! Here is the rewritten text:\n\n${good}`,
      `--- text ---\n${good}\n--- end of text ---`,
    ]) {
      expect(read(answer)).toEqual({ value: good })
    }
    expect(read(`Here is the new text:\n\n${text}`)).toMatchObject({ fault: 'unchanged' })
  })

  test('a refusal is no rewriting', () => {
    expect(read("I'm sorry, but I can't help with that request.")).toMatchObject({ fault: 'refused' })
  })

  test('law: what it takes has no fault', () => {
    const words = fc.constantFrom('Nadia', '6', '8', '30', 'rolls', 'trays', 'sells', 'and', '31', 'Olga')
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (list) => {
        const reading = read(list.join(' '))
        if ('value' in reading) expect(rewritingFault(text, reading.value, rules)).toBeUndefined()
        else expect(rewritingFault(text, list.join(' '), rules)?.fault).toBe(reading.fault)
      }),
    )
  })
})
