/** Parts of the report: figures, tables and values, each with its words for those who do not see it. */

import { describe, expect, test } from 'vitest'
import { exactInterval } from '../../../src/record/reading.js'
import { cellSection } from '../../../src/release/report/cells.js'
import { flowSection } from '../../../src/release/report/flow-figure.js'
import { gateSection } from '../../../src/release/report/gates.js'
import { reportHeader } from '../../../src/release/report/header.js'
import type { Html } from '../../../src/release/report/html.js'
import { intervalFigure } from '../../../src/release/report/interval-figure.js'
import { badge, rowLink, table } from '../../../src/release/report/section.js'
import { valueHtml } from '../../../src/release/report/value.js'
import { buildRun } from '../build-run.js'
import { rulings } from '../run-parts.js'

/** The words of a page: elements gone, white space joined. */
function wordsOf({ markup }: Html): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

describe('intervalFigure', () => {
  test('says all that it shows', () => {
    const figure = intervalFigure({
      value: 0.41,
      interval: { lower: 0.39, upper: 0.43, level: 0.95, method: 'wilson' },
      nullValue: 0.5,
      thresholds: [{ operator: '<=', bound: 0.4, isValueOnly: false }],
    })
    expect(/aria-label="([^"]*)"/.exec(figure.markup)?.[1]).toMatchInlineSnapshot(
      `"0.41, interval [0.39, 0.43] 95 % wilson; expected when nothing is wrong: 0.5; rule: &lt;= 0.4"`,
    )
  })

  test('a full count has a dot and no bar', () => {
    const { markup } = intervalFigure({ value: 3, interval: exactInterval(3) })
    expect(markup).toContain('interval-dot')
    expect(markup).not.toContain('interval-bar')
  })

  test('the forbidden side is right of an upper bound, left of a lower one, and nowhere for equality', () => {
    const drawn = (operator: '<' | '>=' | '=='): string | undefined => {
      const thresholds = [{ operator, bound: 1, isValueOnly: true }]
      const { markup } = intervalFigure({ value: 0, interval: exactInterval(0), thresholds })
      return /interval-forbidden" style="([^"]*)"/.exec(markup)?.[1]
    }
    // The scale is 0 to 1.2, so 1 stands at 100/1.2 %.
    expect([drawn('<'), drawn('>='), drawn('==')]).toEqual([
      'left:83.33%;width:16.67%',
      'left:0%;width:83.33%',
      undefined,
    ])
  })
})

describe('reportHeader', () => {
  test('a released run', () => {
    expect(wordsOf(reportHeader(buildRun().facts))).toMatchInlineSnapshot(
      `"Cupel run report bakery-sums released Sums about a bakery, varied from forty seeds. fine-tuning · pupils of ten · CC-BY-4.0 · low risk Rows released 25 20 synthetic, 5 real Accepted 20 of 40 planned, 50.0 % Rejected 16 most: wrong-result Gates 1 of 1 allow Readings 2 of 3 measured 2026-11-21 06:03 UTC · took 3 min 12 s · epoch 1 · seed 7 · Cupel 0.1.0 · no host contacted · result f6a214f7a5fc"`,
    )
  })

  test('a blocked run says which gate, a stopped one why', () => {
    const [ruling] = rulings
    if (ruling === undefined) expect.fail('the builder has a ruling')
    const blocked = buildRun({ status: 'blocked', released: 0, rulings: [{ ...ruling, ruling: 'block' }] })
    expect(wordsOf(reportHeader(blocked.facts))).toContain(
      'Not released. Nothing was published, because of contamination (block). Rows held back 25',
    )
    const stopped = buildRun({ status: 'stopped', stopped: 'The budget is spent.', released: 0 })
    expect(wordsOf(reportHeader(stopped.facts))).toContain('Not released. The budget is spent. Released 0')
  })
})

test('the flow in words: numbers, losses and what was mixed in', () => {
  expect(wordsOf(flowSection(buildRun().facts).body)).toMatchInlineSnapshot(
    `"Rows of seeds 42 read − 1 bad-json − 1 duplicate-id 40 95.2 % readable − 2 no-numbers 38 90.5 % usable by vary Candidates 40 planned − 4 no-solution-found 36 90.0 % drafted − 4 wrong-result − 4 not-a-number 28 70.0 % passed verification − 4 near-duplicate 24 60.0 % survived refining − 4 not needed: goal-met 20 50.0 % accepted 25 released + 5 mixed in 40 planned = 20 accepted + 16 rejected + 0 failed + 4 cancelled + 0 pending"`,
  )
})

describe('gateSection', () => {
  test('a gate with what it saw', () => {
    expect(wordsOf(gateSection(buildRun().facts).body)).toMatchInlineSnapshot(
      `"contamination allow reading("contamination").upper <= 0.2 The rule holds. The benchmark stays unseen. reading("contamination") 0 [0, 0.1332] 95 % wilson 0 0.25"`,
    )
  })

  test('rows that show a breach are links into the explorer', () => {
    const [ruling] = rulings
    if (ruling === undefined) expect.fail('the builder has a ruling')
    const { facts } = buildRun({ rulings: [{ ...ruling, ruling: 'block', counterExamples: ['abc', 'def'] }] })
    const links = [...gateSection(facts).body.markup.matchAll(/href="([^"]*)"/g)].map(
      ([, address]) => address,
    )
    expect(links).toEqual(['#row=abc', '#row=def'])
  })
})

describe('cellSection', () => {
  const cell = (ware: string, size: string, got: number) => ({
    attributes: { ware, size },
    wanted: 4,
    got,
    why: got < 4 ? ['3 × rejected: wrong-result'] : [],
  })

  test('a grid of two attributes, and why a cell is short', () => {
    const { facts } = buildRun({
      cells: [cell('rolls', 'small', 4), cell('rolls', 'large', 5), cell('scones', 'small', 1)],
    })
    const body = cellSection(facts)?.body ?? { markup: '' }
    expect(wordsOf(body)).toMatchInlineSnapshot(
      `"2 of 3 cells have as many rows as wanted. ware × size: rows reached of rows wanted ware small large rolls 4 / 4 5 / 4 scones 1 / 4 – Cells that are short, and why Cell Reached Wanted How candidates for it ended ware = scones, size = small 1 4 3 × rejected: wrong-result"`,
    )
    expect(body.markup).toContain('short" style="--share:25%"')
  })

  test('cells of different attributes are tables of their own; no cells, no section', () => {
    const one = { attributes: { ware: 'rolls' }, wanted: 1, got: 1, why: [] }
    const two = { attributes: { size: 'small' }, wanted: 1, got: 1, why: [] }
    const captions = cellSection(buildRun({ cells: [one, two] }).facts)?.body.markup.match(/<caption>[^<]*/g)
    expect(captions).toEqual([
      '<caption>ware: rows reached of rows wanted',
      '<caption>size: rows reached of rows wanted',
    ])
    expect(cellSection(buildRun().facts)).toBeUndefined()
  })
})

describe('small parts', () => {
  test('a table has caption, headings and labels for narrow screens', () => {
    const { markup } = table('What', [{ title: 'Name' }, { title: 'Count', isNumber: true }], [['a<b', 3]])
    expect(markup).toContain('<caption>What</caption>')
    expect(markup).toContain('<th scope="row" class="">a&lt;b</th>')
    expect(markup).toContain('<td class="number" data-label="Count">3</td>')
  })

  test('a badge has its word, so colour never speaks alone; a link to a row keeps its id as text', () => {
    expect(badge('inconclusive').markup).toBe('<span class="badge doubt">inconclusive</span>')
    expect(rowLink('"><b>').markup).toBe(
      '<a class="id" href="#row=&quot;&gt;&lt;b&gt;">&quot;&gt;&lt;b&gt;</a>',
    )
  })

  test.each([
    [45.54999999999998, '45.55'],
    ['<b>', '&lt;b&gt;'],
    [null, 'null'],
    [[], 'none'],
    [[1, 'a', null], '1, a, null'],
    [
      { a: { b: true } },
      '<dl class="pairs"><div><dt>a</dt><dd><dl class="pairs"><div><dt>b</dt><dd>true</dd></div></dl></dd></div></dl>',
    ],
    [[{ a: 1 }], '<pre>[\n  {\n    &quot;a&quot;: 1\n  }\n]</pre>'],
  ])('the value %j', (value, markup) => {
    expect(valueHtml(value).markup).toBe(markup)
  })
})
