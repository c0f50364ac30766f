/** The verifier `language`. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { language } from '../../src/verify/language.js'
import { sharedData } from '../shared-data.js'
import { judgeWith, optionFaults } from './judge-with.js'

const texts = {
  en: 'The children counted all of the apples in the basket before lunch.',
  de: 'Die Kinder zählten vor dem Mittagessen alle Äpfel in dem großen Korb.',
  fr: 'Les enfants ont compté toutes les pommes du panier avant le déjeuner.',
  es: 'Los niños contaron todas las manzanas de la cesta antes de comer.',
  tr: 'Çocuklar öğle yemeğinden önce sepetteki bütün elmaları saydılar.',
  ru: 'Перед обедом дети пересчитали все яблоки, которые лежали в корзине.',
  zh: '午饭前，孩子们数了数篮子里所有的苹果，然后把它们分给了邻居和朋友。',
} as const

describe('each language passes as itself and fails as another', () => {
  test.each(Object.entries(texts))('%s', async (code, text) => {
    const right = await judgeWith(language, { field: 'text', expected: [code, 'nl'] }, { text })
    expect(right.verdict).toBe('pass')
    const wrong = await judgeWith(language, { field: 'text', expected: ['nl'] }, { text })
    expect(wrong).toMatchObject({ verdict: 'fail', reason: 'wrong-language', evidence: { language: code } })
  })
})

describe('abstains', () => {
  test.each([
    ['short text', 'Ja, genau.', 'too-short'],
    ['digits and signs only', '3 + 4 = 7, 12 × 12 = 144, 100 − 1 = 99, 2026-11-21', 'too-short'],
    ['a missing field', undefined, 'too-short'],
  ])('%s', async (_, text, reason) => {
    const data = text === undefined ? {} : { text }
    expect(await judgeWith(language, { field: 'text', expected: ['en'] }, data)).toMatchObject({
      verdict: 'abstain',
      reason,
    })
  })

  test('text of no language', async () => {
    const verdict = await judgeWith(
      language,
      { field: 'text', expected: ['en'] },
      { text: 'xqzvk wqpzx jjkvq zzxqw vvkqj xxqzz qwvkx zkqvx' },
    )
    expect(verdict.verdict).toBe('abstain')
  })

  test('below the confidence wanted', async () => {
    const options = { field: 'text', expected: ['de'], minConfidence: 1 }
    expect(await judgeWith(language, options, { text: texts.en })).toMatchObject({
      verdict: 'abstain',
      reason: 'unsure',
    })
  })
})

test('options', () => {
  expect(optionFaults(language, { field: 'text', expected: ['english'] })[0]).toMatch(/^expected\.0: .*"en"/)
  expect(optionFaults(language, { field: 'text', expected: [] })).toHaveLength(1)
})

const russian = sharedData('multiling_xquad/xquad.ru.json')

test.skipIf(russian === undefined)(
  'real questions: at most 1 in 100 judged to be in another language',
  async () => {
    const codes = ['ar', 'de', 'en', 'es', 'ru', 'zh']
    let [judged, wrong] = [0, 0]
    for (const code of codes) {
      const path = sharedData(`multiling_xquad/xquad.${code}.json`) ?? ''
      const questions = [...readFileSync(path, 'utf8').matchAll(/"question": "((?:[^"\\]|\\.)*)"/g)].slice(
        0,
        150,
      )
      for (const [, question = ''] of questions) {
        const text = JSON.parse(`"${question}"`)
        const { verdict } = await judgeWith(language, { field: 'text', expected: [code] }, { text })
        if (verdict === 'abstain') continue
        judged += 1
        if (verdict === 'fail') wrong += 1
      }
    }
    expect(judged).toBeGreaterThan(500)
    expect(wrong / judged).toBeLessThan(0.01)
  },
)
