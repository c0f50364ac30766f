/** Labels: a word and numbers in one word of a log line, and what they add up to. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EffectTallies, encodeLabel } from '../../src/store/effect-label.js'
import { formatWord } from '../../src/store/event-fields.js'
import { complaintOf } from './complaint.js'

describe('a label', () => {
  test.each([
    ['writer 812 344 0.0021', 'writer,812,344,0.0021'],
    ['effect', 'effect'],
    ['größe -1 1e-7', 'größe,-1,1e-7'],
  ])('%s is %s in the log', (label, text) => {
    expect(encodeLabel(label)).toBe(text)
  })

  test.each([
    '',
    ' ',
    'writer ',
    'writer  1',
    'writer x',
    'writer NaN',
    'writer 1 Infinity',
    'writer \t1',
    'a,b 1',
    '-',
    '-a 1',
    'a\nb',
    '\ud800 1',
    ' 1',
  ])('is not %j', (label) => {
    expect(() => encodeLabel(label)).toThrow('is no label of an effect')
  })

  test('that is none is our mistake', async () => {
    expect(await complaintOf(() => encodeLabel('writer many'))).toMatchInlineSnapshot(
      `"InternalError bad-label: "writer many" is no label of an effect. → A label is a word and finite numbers, with one space between them."`,
    )
  })

  test('of any word and numbers can stand in a log line', () => {
    const word = fc.stringMatching(/^[^\s,-][^\s,]*$/u).filter((text) => text.isWellFormed())
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(word, fc.array(number), (first, numbers) => {
        const text = encodeLabel([first, ...numbers].join(' '))
        expect(formatWord(text)).toBe(text)
        const tallies = EffectTallies.of(undefined)
        expect(tallies.add(text)).toBe(true)
        expect([...tallies.byWord]).toEqual([[first, { count: 1, sums: numbers.map((each) => each + 0) }]])
      }),
    )
  })
})

describe('tallies', () => {
  test('add the numbers of the same word place by place', () => {
    const tallies = EffectTallies.of(undefined)
    for (const label of ['writer,1,2', 'judge', 'writer,10,20,30', 'writer', '__proto__,1'])
      tallies.add(label)
    expect([...tallies.byWord]).toEqual([
      ['writer', { count: 3, sums: [11, 22, 30] }],
      ['judge', { count: 1, sums: [] }],
      ['__proto__', { count: 1, sums: [1] }],
    ])
  })

  test('leave out what is no label', () => {
    const tallies = EffectTallies.of(undefined)
    expect(['', '-', 'a,', 'a,b', 'a,1,'].map((text) => tallies.add(text))).toEqual(Array(5).fill(false))
    expect(tallies.byWord.size).toBe(0)
  })

  test('kept as JSON anywhere on the way give the same sums to the last bit', () => {
    const label = fc.tuple(
      fc.constantFrom('a', '7', '1', '__proto__'),
      fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(label, fc.boolean())), (labels) => {
        const whole = EffectTallies.of(undefined)
        let resumed = EffectTallies.of(undefined)
        for (const [[word, numbers], isKept] of labels) {
          for (const tallies of [whole, resumed]) tallies.add([word, ...numbers].join(','))
          if (isKept) resumed = EffectTallies.of(JSON.parse(JSON.stringify(resumed.toJson())))
        }
        expect(JSON.stringify([...resumed.byWord])).toBe(JSON.stringify([...whole.byWord]))
      }),
    )
  })
})
