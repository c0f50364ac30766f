/** The mock server's sentences: no near duplicates, well formed, taking up the words of the prompt. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../../src/base/random.js'
import {
  paragraph,
  personName,
  question,
  sentence,
  title,
  topicsOf,
  word,
} from '../../../../src/model/mock/words/prose.js'
import { nouns } from '../../../../src/model/mock/words/vocabulary.js'

const random = (seed: number) => createRandom('prose', seed)
const many = (count: number, make: (seed: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => make(i))

function triplesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return new Set(words.slice(2).map((third, i) => `${words[i]} ${words[i + 1]} ${third}`))
}

/** Largest share of word triples that two of the texts have in common (Jaccard). */
function nearest(texts: readonly string[]): number {
  const sets = texts.map(triplesOf)
  let most = 0
  sets.forEach((one, i) => {
    for (const other of sets.slice(i + 1)) {
      let both = 0
      for (const triple of one) if (other.has(triple)) both += 1
      most = Math.max(most, both / (one.size + other.size - both))
    }
  })
  return most
}

describe('no near duplicates', () => {
  test('among answers to questions that differ in one word', () => {
    const texts = many(250, (i) =>
      paragraph(random(i), topicsOf(`How is ${nouns[i % nouns.length]} made?`), 60),
    )
    expect(nearest(texts)).toBeLessThan(1 / 3)
  })

  test('among answers without any topic', () => {
    expect(nearest(many(250, (i) => paragraph(random(i), [], 60)))).toBeLessThan(1 / 3)
  })

  test('sentences, questions and titles hardly ever come twice', () => {
    for (const make of [sentence, question, title]) {
      const texts = many(2000, (i) => make(random(i), ['glacier']))
      expect([make.name, new Set(texts).size > 1990]).toEqual([make.name, true])
    }
  })

  test('the measure is 1 for a text and itself, and 0 for strangers', () => {
    expect(nearest(['one two three four', 'one two three four'])).toBe(1)
    expect(nearest(['one two three', 'four five six'])).toBe(0)
  })
})

describe('form', () => {
  const topics = ['rivers', 'ice']

  test('sentences begin with a capital, end with a full stop and leave no slot open', () => {
    for (const text of many(500, (i) => sentence(random(i), topics)))
      expect(text).toMatch(/^[A-Z][^{}[\]|.]+\.$/)
    for (const text of many(500, (i) => question(random(i), topics)))
      expect(text).toMatch(/^[A-Z][^{}[\]|?]+\?$/)
  })

  test('"an" stands before vowels, "a" does not', () => {
    const text = many(1000, (i) => sentence(random(i), topics)).join(' ')
    expect(text.match(/\ba [aeiou]/gi)).toBeNull()
    expect(text.match(/\ban [^aeiou]/gi)).toBeNull()
    expect(text).toMatch(/\ban [aeiou]/)
  })

  test('titles and names', () => {
    for (const text of many(200, (i) => title(random(i), topics))) {
      expect(text).toMatch(/^[A-Z]\w+ (Rivers|Ice) of [A-Z]\w+ [A-Z]\w+$/)
    }
    for (const text of many(200, (i) => personName(random(i))))
      expect(text).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  })

  test('a word is one of the prompt in half of the cases: 1,000 ± 4 · √500 of 2,000', () => {
    const words = many(2000, (i) => word(random(i), ['zzz']))
    expect(Math.abs(words.filter((one) => one === 'zzz').length - 1000)).toBeLessThan(90)
    expect(many(100, (i) => word(random(i), [])).every((one) => nouns.includes(one))).toBe(true)
  })
})

describe('paragraphs', () => {
  test('have at least the words asked for, and at most twice those and two sentences', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (least, seed) => {
        const words = paragraph(random(seed), ['rivers'], least).split(' ').length
        expect(words).toBeGreaterThanOrEqual(least)
        // Sentences have fewer than 30 words: one that passes the mark, and the ending.
        expect(words).toBeLessThan(2 * least + 60)
      }),
    )
  })

  test('lengths vary: the longest of 200 has half as many words again as the shortest', () => {
    const lengths = many(200, (i) => paragraph(random(i), [], 80)).map((text) => text.split(' ').length)
    expect(Math.max(...lengths)).toBeGreaterThan(1.5 * Math.min(...lengths))
  })
})

describe('topics', () => {
  test.each([
    ['Why do rivers bend, and why do RIVERS meander?', ['rivers', 'bend', 'meander']],
    ['Which of these should be used?', []],
    ['', []],
    ['ab abc abcd', ['abcd']],
    ['größe straße', []],
  ])('of "%s"', (prompt, topics) => {
    expect(topicsOf(prompt)).toEqual(topics)
  })

  test('only the last 800 characters are read, and 24 words taken', () => {
    expect(topicsOf(`glacier ${'.'.repeat(800)}`)).toEqual([])
    expect(topicsOf(`glacier ${'.'.repeat(792)}`)).toEqual(['glacier'])
    const words = Array.from(
      { length: 40 },
      (_, i) => `term${String.fromCharCode(97 + (i % 26)).repeat(i < 26 ? 1 : 2)}`,
    )
    expect(topicsOf(words.join(' '))).toEqual(words.slice(0, 24))
  })

  test('are lower case, of four letters or more, each once, and stay what they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (prompt) => {
        const topics = topicsOf(prompt)
        expect(topics.filter((topic) => !/^[a-z]{4,}$/.test(topic))).toEqual([])
        expect(new Set(topics).size).toBe(topics.length)
        expect(topicsOf(topics.join(' '))).toEqual(topics)
      }),
    )
  })
})
