/** Lists and sections: whatever dress a model puts on them, the same items come out. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readList } from '../../../src/generate/wording/read-list.js'
import { readSections, readSingleText } from '../../../src/generate/wording/read-sections.js'

const word = fc.constantFrom(
  'sea',
  'why',
  'Name',
  'rivers',
  'of',
  'Asia',
  'e.g.',
  '(two)',
  '3.5',
  'x:y',
  'rock-salt',
)
const item = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => `Say ${words.join(' ')}`)
const items = fc.array(item, { minLength: 1, maxLength: 9 })

type Dress = (item: string, number: number) => string

const dresses: Readonly<Record<string, Dress>> = {
  'plain numbers': (text, number) => `${number}. ${text}`,
  brackets: (text, number) => `${number}) ${text}`,
  'bold numbers': (text, number) => `**${number}.** ${text}`,
  'bold items': (text, number) => `${number}. **${text}**`,
  quotes: (text, number) => `${number}. "${text}"`,
  titles: (text, number) => `### Task ${number}\n${text}`,
  labels: (text, number) => `Task ${number}: ${text}`,
  bullets: (text) => `- ${text}`,
  stars: (text) => `* ${text}`,
  'indented numbers': (text, number) => `  ${number}. ${text}`,
  'broken lines': (text, number) => `${number}. ${text.replace(' ', '\n   ')}`,
}

describe.each(Object.entries(dresses))('a list in %s', (_, dress) => {
  const written = (list: readonly string[], first: number, between: string) =>
    list.map((text, at) => dress(text, at + first)).join(between)

  test('law: the items come back, wherever the numbers begin', () => {
    fc.assert(
      fc.property(
        items,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\n\n', '\r\n'),
        (list, first, between) => {
          expect(readList(written(list, first, between))).toEqual(list)
        },
      ),
    )
  })

  test('law: so they do between a preamble and a remark', () => {
    fc.assert(
      fc.property(items, (list) => {
        const text = `Here you are, as you asked:\n\n${written(list, 1, '\n')}\n\nThese differ from the ones above.`
        expect(readList(text)).toEqual(list)
      }),
    )
  })
})

describe('lists in JSON', () => {
  test('law: the items come back, with and without a fence', () => {
    fc.assert(
      fc.property(items, fc.nat(2), (list, indent) => {
        const json = JSON.stringify(list, null, indent)
        expect(readList(json)).toEqual(list)
        expect(readList(`\`\`\`json\n${json}\n\`\`\``)).toEqual(list)
      }),
    )
  })

  test.each(['["a", 3]', '["a"', '{"a": "b"}', '[]'])('%s is none', (text) => {
    expect(readList(text)).toEqual([])
  })
})

const part = fc
  .array(fc.constantFrom('rain', 'Input', 'output is', 'a: b', '3', '\n', '- x', 'Output'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => `The ${words.join(' ').replace(/\n\s*(?:Input|Output)\b/g, '\nand')}`.trim())
const pairs = fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 5 })

type Label = (name: string, number: number) => string

describe.each<[string, Label]>([
  ['plain labels', (name) => `${name}:`],
  ['bold labels', (name) => `**${name}:**`],
  ['headings', (name) => `### ${name}\n`],
  ['small letters', (name) => `${name.toLowerCase()}:`],
  ['numbers', (name, number) => `${name} ${number}:`],
])('sections under %s', (_, label) => {
  test('law: each pair comes back as a group of its own', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('\n', '\n\n'), fc.boolean(), (given, between, hasTitles) => {
        const text = given
          .map(([input, output], at) => {
            const title = hasTitles ? `Example ${at + 1}\n` : ''
            return `${title}${label('Input', at + 1)} ${input}${between}${label('Output', at + 1)} ${output}`
          })
          .join('\n\n')
        const read = readSections(text, ['Input', 'Output']).map((one) => [
          one.get('input'),
          one.get('output'),
        ])
        expect(read).toEqual(given)
      }),
    )
  })
})

describe('a single text', () => {
  test('law: what is around it is taken off, and taking off again changes nothing', () => {
    const around = fc.constantFrom<readonly [string, string]>(
      ['', ''],
      ['"', '"'],
      ['```\n', '\n```'],
      ['Sure! Here it is:\n\n', ''],
      ['Question: ', ''],
      ['', '\n\nLet me know if it should be shorter.'],
    )
    fc.assert(
      fc.property(item, around, (text, [before, after]) => {
        expect(readSingleText(`${before}${text}${after}`)).toBe(text)
        expect(readSingleText(text)).toBe(text)
      }),
    )
  })
})
