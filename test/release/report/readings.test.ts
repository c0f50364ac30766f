/** The readings section: no number stands alone, and what was not measured has none. */

import { describe, expect, test } from 'vitest'
import type { MeasuredReading } from '../../../src/record/reading.js'
import type { ReadingFacts } from '../../../src/release/facts.js'
import { readingSection } from '../../../src/release/report/readings.js'
import { buildReading } from '../../../src/testing/builders.js'
import { buildRecipe, buildRun } from '../build-run.js'
import { linesOf } from './words-of.js'

function factsOf(id: string, reading: ReadingFacts['reading']): ReadingFacts {
  return { id, metric: 'self-similarity', summary: 'How alike rows are.', reading }
}

const wilson = { lower: 0.18, upper: 0.34, level: 0.9, method: 'wilson' }
const alike = buildReading(0.25, {
  n: 1200,
  interval: wilson,
  unit: 'ratio',
  better: 'lower',
  nullValue: { value: 0.05, method: 'shuffled rows' },
  method: 'share of pairs above 0.8',
  warnings: ['one seed has half of the rows'],
  parts: [{ label: 'rolls', value: 0.5, n: 2, interval: { ...wilson, lower: 0.09, upper: 0.91 } }],
  examples: [{ records: ['abc', 'def'], note: 'differ in one word' }],
  details: { pairs: 300, presets: ['word-5', 'char-3'] },
})

async function linesFor(readings: readonly ReadingFacts[], changes = {}): Promise<string> {
  return linesOf((await readingSection(buildRun({ readings, ...changes }).facts)).body)
}

describe('readingSection', () => {
  test('one reading, told twice: in the table of all and by itself', async () => {
    expect(await linesFor([factsOf('twins', alike)])).toMatchInlineSnapshot(`
      "Every reading with its interval. Dot: value; bar: interval; diamond: value expected when nothing is wrong; ↑ ↓: the better way.
      Reading | Value | Interval | Level and method | n | Unit | When nothing is wrong
      twins warning | 0.25 | 0 0.4 [0.18, 0.34] | 90 % wilson | 1,200 | ratio ↓ | 0.05 (shuffled rows)
      Reading by reading
      twins 0.25 [0.18, 0.34] 90 % wilson
      How alike rows are. Metric self-similarity.
      Method | share of pairs above 0.8
      Unit | ratio, lower is better
      n | 1,200
      When nothing is wrong | 0.05 (shuffled rows)
      one seed has half of the rows
      Parts, on one scale
      Part | Value | Interval | Level and method | n
      rolls | 0.5 | 0 1 [0.09, 0.91] | 90 % wilson | 2
      Examples
      differ in one word abc def
      Details
      pairs | 300
      presets | word-5, char-3"
    `)
  })

  test('a reading that could not be made has reason and detail, and no number anywhere', async () => {
    const reading = { status: 'unavailable', reason: 'no-model', detail: 'The recipe names none.' } as const
    const text = await linesFor([factsOf('fluency', reading)])
    expect(text).toMatchInlineSnapshot(`
      "Every reading with its interval. Dot: value; bar: interval; diamond: value expected when nothing is wrong; ↑ ↓: the better way.
      Reading | Value | Interval | Level and method | n | Unit | When nothing is wrong
      fluency | – | not measured: no-model | – | – | – | –
      Reading by reading
      fluency not measured
      How alike rows are. Metric self-similarity.
      no-model: The recipe names none."
    `)
    expect(text).not.toMatch(/\d/)
  })

  test('nothing measured is told from a run that stopped', async () => {
    expect(await linesFor([])).toBe('The recipe measures nothing.')
    expect(await linesFor([], { status: 'stopped' })).toBe('Nothing was measured: there was no result.')
  })

  test('of more than 40 parts the first 40 are shown, and the caption says so', async () => {
    const [part] = alike.parts ?? []
    if (part === undefined) expect.fail('the example has a part')
    const parts = Array.from({ length: 41 }, (_, index) => ({ ...part, label: `group-${index}` }))
    const text = await linesFor([factsOf('twins', { ...alike, parts })])
    expect(text).toContain('Parts, on one scale (first 40 of 41; all are in facts.json)')
    expect(text).toContain('group-39')
    expect(text).not.toContain('group-40')
  })

  test.each<[MeasuredReading['better'], string]>([
    ['higher', 'ratio ↑'],
    ['lower', 'ratio ↓'],
    ['neutral', 'ratio'],
  ])('the better way of %s is shown as %j', async (better, words) => {
    const text = await linesFor([factsOf('x', buildReading(1, { better }))])
    expect(text.split('\n')[2]?.split(' | ').at(-2)).toBe(words)
  })

  test('examples of a high-risk data set wait behind a click', async () => {
    const recipe = buildRecipe({ intent: { purpose: 'x', risk: 'high' } })
    const readings = [factsOf('twins', alike)]
    const open = (await readingSection(buildRun({ readings }).facts)).body.markup
    const hidden = (await readingSection(buildRun({ readings, recipe }).facts)).body.markup
    expect(open).toContain('<details class="raw" open><summary>Examples')
    expect(hidden).toContain('<details class="raw" ><summary>Examples')
  })
})
