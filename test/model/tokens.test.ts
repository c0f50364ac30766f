/** The estimate of tokens against counts of two tokenizers on texts of our own. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateRequestTokens, estimateTokens, IMAGE_TOKENS } from '../../src/model/tokens.js'

/** Counted with gpt-tokenizer 3 (o200k_base, cl100k_base) on the texts below. */
const COUNTED = [
  {
    kind: 'English',
    text:
      'The bakery on the corner opens at six, and by seven the queue reaches the tram stop. Marta buys two rye loaves, ' +
      'pays with a ten-euro note and receives 3.40 in change. How much does one loaf cost? She does not remember, but her ' +
      'daughter does: "Three euros and thirty cents," the girl says without looking up from her book. Responsible ' +
      'engineers document the assumptions behind every measurement, including the uncomfortable ones; otherwise a later ' +
      'reader cannot distinguish a considered decision from an accident.',
    o200k: 103,
    cl100k: 105,
    most: 0.06,
  },
  {
    kind: 'Python',
    text:
      'def mean(values: list[float]) -> float:\n    """Arithmetic mean; raises ValueError for an empty list."""\n' +
      '    if not values:\n        raise ValueError("mean of nothing")\n    total = 0.0\n' +
      '    for index, value in enumerate(values):\n        total += value\n    return total / len(values)\n\n\n' +
      'class Shop:\n    def __init__(self, name, prices=None):\n        self.name = name\n' +
      '        self.prices = dict(prices or {})\n\n    def sell(self, item, count=1):\n' +
      '        return self.prices[item] * count\n',
    o200k: 120,
    cl100k: 118,
    most: 0.06,
  },
  {
    kind: 'mathematics',
    text:
      'If 3x + 7 = 25 then x = (25 - 7) / 3 = 6. Check: 3 * 6 + 7 = 18 + 7 = 25. Total cost: 12 * 1.25 + 8 * 0.75 = ' +
      '15.00 + 6.00 = 21.00 euros; 21.00 / 20 = 1.05.',
    o200k: 94,
    cl100k: 94,
    most: 0.06,
  },
  {
    kind: 'Chinese',
    text:
      '街角的面包店六点开门,到七点的时候队伍已经排到了电车站。玛尔塔买了两个黑麦面包,付了一张十欧元的钞票,找回三块四。' +
      '一个面包多少钱?她记不清楚了,但是她的女儿记得:“三欧元三十分。”负责任的工程师会记录每一次测量背后的假设,' +
      '包括那些令人不舒服的假设,否则后来的读者无法区分深思熟虑的决定和偶然的结果。',
    o200k: 123,
    cl100k: 181,
    most: 0.26,
  },
  {
    kind: 'German',
    text:
      'Die Bäckerei an der Ecke öffnet um sechs, und um sieben reicht die Schlange bis zur Straßenbahnhaltestelle. ' +
      'Verantwortungsvolle Ingenieurinnen dokumentieren die Annahmen hinter jeder Messung, auch die unbequemen.',
    o200k: 51,
    cl100k: 60,
    most: 0.31,
  },
  {
    kind: 'Russian',
    text:
      'Булочная на углу открывается в шесть, а к семи очередь доходит до трамвайной остановки. Марта покупает две буханки ' +
      'ржаного хлеба и расплачивается десятью евро.',
    o200k: 48,
    cl100k: 81,
    most: 0.27,
  },
]

describe('estimateTokens', () => {
  test.each(COUNTED)('$kind: within $most of both tokenizers', ({ text, o200k, cl100k, most }) => {
    const estimate = estimateTokens(text)
    expect(Math.abs(estimate / o200k - 1)).toBeLessThanOrEqual(most)
    expect(Math.abs(estimate / cl100k - 1)).toBeLessThanOrEqual(most)
  })

  test.each([
    ['', 0],
    ['word', 1],
    [' ', 0],
    ['two words', 2],
    ['12345', 2], // 123 45
    ['a 1', 3], // a, blank before a digit, 1
    ['one\n\ntwo', 3], // one, line breaks, two
    ['"},{"', 2], // 1 + 2/3, rounded up
    ['汉字', 2], // 2 × 0.9, rounded up
  ])('%j counts as %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens)
  })

  test('is a whole number of at least 0, at most two for each UTF-16 unit, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tokens = estimateTokens(text)
        expect(Number.isSafeInteger(tokens)).toBe(true)
        expect(tokens).toBeGreaterThanOrEqual(0)
        expect(tokens).toBeLessThanOrEqual(2 * text.length)
      }),
    )
  })

  test('a text said twice on two lines counts about twice', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), (text) => {
        const twice = estimateTokens(`${text}\n${text}`)
        expect(Math.abs(twice - 2 * estimateTokens(text))).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('estimateRequestTokens', () => {
  test('counts texts, images, calls, tools and schema', () => {
    const user = { role: 'user' as const, content: 'two words' }
    const image = { type: 'image' as const, mediaType: 'image/png', base64: 'AAAA', sha256: '00' }
    // 4 for the turn, 2 for the words.
    expect(estimateRequestTokens({ messages: [user], sample: 0 })).toBe(6)
    // 4 for the turn, 1 for the word, and the image.
    const withImage = { role: 'user' as const, content: [{ type: 'text' as const, text: 'look' }, image] }
    expect(estimateRequestTokens({ messages: [withImage], sample: 0 })).toBe(5 + IMAGE_TOKENS)
    // 4 for the turn, 1 for the name, and {"a":1} as { "a": 1 }: 1 + 1 + 1 + 1 + 1.
    const call = {
      role: 'assistant' as const,
      content: '',
      toolCalls: [{ id: '1', name: 'f', arguments: '{"a":1}' }],
    }
    expect(estimateRequestTokens({ messages: [call], sample: 0 })).toBe(10)
    const schema = { name: 'answer', schema: { type: 'object' } }
    const tools = [{ name: 'search', parameters: { type: 'object' } }]
    expect(estimateRequestTokens({ messages: [user], schema, tools, sample: 0 })).toBeGreaterThan(20)
  })
})
