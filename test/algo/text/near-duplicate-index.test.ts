/** The greedy index: what it finds, what it must not, and that later texts never change what was said of earlier ones. */

import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { NearDuplicateIndex } from '../../../src/algo/text/near-duplicate-index.js'
import {
  type NearDuplicateChoice,
  type NearDuplicateSettings,
  nearDuplicateSettings,
} from '../../../src/algo/text/near-duplicate-presets.js'
import { jaccard } from '../../../src/algo/text/shingle-set.js'
import { sharedData } from '../../shared-data.js'

const known = new Map<string, NearDuplicateSettings>()

function settingsOf(choice: NearDuplicateChoice): NearDuplicateSettings {
  const key = JSON.stringify(choice)
  const settings = known.get(key) ?? nearDuplicateSettings(choice)
  known.set(key, settings)
  return settings
}

/** For each text the number of the earlier text that it repeats, or null if it is kept. */
function decide(texts: readonly string[], choice: NearDuplicateChoice): (number | null)[] {
  const index = new NearDuplicateIndex(settingsOf(choice))
  const keptTexts: number[] = []
  return texts.map((text, number) => {
    const print = index.print(text)
    const match = print === undefined ? undefined : index.nearest(print)
    if (match !== undefined) return keptTexts[match.kept] ?? -1
    if (print !== undefined) keptTexts[index.keep(print)] = number
    return null
  })
}

const story =
  'Mia plants five rows of beans in her garden and each row has twelve plants so she waters them all every evening before supper with her brother'

describe('word-5', () => {
  test.each([
    // second text, dropped?
    [story, true],
    [story.toUpperCase().replaceAll(' ', ', '), true],
    [`${story} Leo`, true], // 23 of 24 shingles
    [story.replace('Mia', 'Zoe'), true], // the first word is in one shingle: 22 of 24
    [story.replace('twelve', 'eleven'), false], // in five shingles: 18 of 28
    ['An entirely different sentence about trains that leave the station at noon', false],
    ['', false],
    ['!?', false],
  ])('%j', (text, isDropped) => {
    expect(decide([story, text], { preset: 'word-5' })[1]).toBe(isDropped ? 0 : null)
  })

  test('numbers count, unless digits are zeroed', () => {
    const pair = ['Ann buys 4 pens and 7 cups for 30 coins', 'Ann buys 5 pens and 8 cups for 41 coins']
    expect(decide(pair, { preset: 'word-5' })).toEqual([null, null])
    expect(decide(pair, { preset: 'word-5', digits: 'zero' })).toEqual([null, 0])
  })

  test('texts shorter than a shingle are compared whole', () => {
    expect(decide(['Yes', 'No', 'yes!', 'No no'], { preset: 'word-5' })).toEqual([null, null, 0, null])
  })
})

test('no chains: A ~ B and B ~ C, but C stays because it is not similar to A, which was kept', () => {
  const words = Array.from({ length: 60 }, (_, i) => `w${i}`)
  const [a, b, c] = [words.slice(0, 48), words.slice(5, 53), words.slice(10, 58)].map((slice) =>
    slice.join(' '),
  )
  const texts = [a ?? '', b ?? '', c ?? '']
  expect(decide(texts, { preset: 'word-5' })).toEqual([null, 0, null]) // 39/49 = .80, A and C 34/54 = .63
  expect(decide(texts.slice(1), { preset: 'word-5' })).toEqual([null, 0])
})

test('the most similar kept text is the partner, the earliest of equals; ignored ones do not count', () => {
  const index = new NearDuplicateIndex(nearDuplicateSettings({ preset: 'word-5', threshold: 0.5 }))
  const keep = (text: string): void => {
    const print = index.print(text)
    if (print !== undefined) index.keep(print)
  }
  keep(`${story} and the cat`)
  keep(`${story} then`)
  keep(`${story} then`)
  const print = index.print(story)
  if (print === undefined) throw new TypeError('a story has words')
  expect(index.nearest(print)).toEqual({ kept: 1, similarity: 23 / 24 })
  expect(index.nearest(print, (kept) => kept === 1)).toEqual({ kept: 2, similarity: 23 / 24 })
  expect(index.nearest(print, () => true)).toBeUndefined()
  expect([index.size, index.bytes > 0]).toEqual([3, true])
})

test.each(['datatrove', 'text-dedup', 'nemo-curator', 'slimpajama'] as const)(
  '%s finds a copy, not a stranger',
  (preset) => {
    const other =
      'The night train to the coast was late again and nobody on the platform knew why it had not come'
    expect(decide([story, other, `${story}!`], { preset })).toEqual([null, null, 0])
  },
)

describe('laws', () => {
  const vocabulary = Array.from({ length: 12 }, (_, i) => `w${i}`)
  const text = fc
    .array(fc.constantFrom(...vocabulary), { minLength: 4, maxLength: 12 })
    .map((all) => all.join(' '))
  const texts = fc.array(text, { minLength: 1, maxLength: 25 })
  const choice = { preset: 'word-5', threshold: 0.3 } as const

  test('decisions on a prefix are the prefix of the decisions', () => {
    fc.assert(
      fc.property(texts, fc.nat(25), (all, cut) => {
        expect(decide(all.slice(0, cut), choice)).toEqual(decide(all, choice).slice(0, cut))
      }),
    )
  })

  test('a set against itself: nothing of the second copy is kept', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const decisions = decide([...all, ...all], choice)
        expect(decisions.slice(all.length)).not.toContain(null)
      }),
    )
  })

  test('every drop is verified', () => {
    const settings = nearDuplicateSettings(choice)
    const index = new NearDuplicateIndex(settings)
    fc.assert(
      fc.property(texts, (all) => {
        decide(all, choice).forEach((partner, number) => {
          if (partner === null) return
          const [left, right] = [all[number], all[partner]].map((given) => index.print(given ?? ''))
          if (left === undefined || right === undefined) throw new TypeError('texts have words')
          expect(jaccard(left.shingles, right.shingles)).toBeGreaterThanOrEqual(settings.threshold)
        })
      }),
    )
  })
})

const articles = sharedData('neardup_articles.jsonl')

test.skipIf(articles === undefined)(
  '1,000 real articles with planted copies: all found, nothing else, for every preset',
  () => {
    const rows = readFileSync(articles ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; text: string })
    const truth = readFileSync((articles ?? '').replace('.jsonl', '.truth.tsv'), 'utf8')
      .trim()
      .split('\n')
    const planted = truth.map((line) => line.split('\t').toSorted().join(' ')).toSorted()
    const choices = [
      { preset: 'word-5', threshold: 0.5 },
      { preset: 'word-5' },
      { preset: 'datatrove' },
      { preset: 'nemo-curator' },
    ] as const
    for (const choice of choices) {
      const found = decide(
        rows.map((row) => row.text),
        choice,
      ).flatMap((partner, number) =>
        partner === null ? [] : [[rows[number]?.id, rows[partner]?.id].toSorted().join(' ')],
      )
      expect(found.toSorted()).toEqual(planted)
    }
  },
)

test('10,000 templated questions take less than two seconds', () => {
  const random = createRandom('templates')
  const names = ['Tom', 'Ann', 'Leo', 'Mia', 'Zoe', 'Sam', 'Eva', 'Max']
  const things = ['apples', 'pens', 'books', 'eggs', 'cups', 'coins', 'stamps', 'shells']
  const texts = Array.from({ length: 10_000 }, () => {
    const [name, other, thing] = [random.pick(names), random.pick(names), random.pick(things)]
    const [first, second, price] = [random.integer(2, 99), random.integer(2, 99), random.integer(2, 30)]
    return `${name} has ${first} ${thing} and buys ${second} more ${thing} from ${other} at the market for ${price} coins each. Then ${other} gives ${name} back ${price + 3} coins because of a mistake. How many ${thing} does ${name} have now, and how much was paid in all?`
  })
  const start = process.cpuUsage()
  const kept = decide(texts, { preset: 'word-5' }).filter((partner) => partner === null).length
  const { user, system } = process.cpuUsage(start)
  expect(kept).toBeGreaterThan(5000)
  expect((user + system) / 1e6).toBeLessThan(2)
})
