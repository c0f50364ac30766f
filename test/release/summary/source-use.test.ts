/** What a recipe uses a source for, and the line that says that nothing was lost. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dispositionStates, isConserved } from '../../../src/record/disposition.js'
import { flowSection } from '../../../src/release/report/flow-figure.js'
import { conservationText } from '../../../src/release/summary/conservation-text.js'
import { numberText } from '../../../src/release/summary/number-text.js'
import { sourceUses } from '../../../src/release/summary/source-use.js'
import { buildRecipe, buildRun } from '../build-run.js'

describe('sourceUses', () => {
  const recipe = buildRecipe({
    generate: [
      { id: 'one', method: 'number-variation', from: 'seeds' },
      { id: 'two', method: 'number-variation', from: 'seeds' },
    ],
    refine: ['near-duplicates', { use: 'decontaminate', against: 'tests/bench.jsonl' }],
    measure: [{ use: 'contamination', id: 'leak', against: 'bench.jsonl' }],
  })

  test.each([
    ['seeds', ['input of one', 'input of two']],
    ['bench.jsonl', ['reference of decontaminate', 'reference of leak']],
    ['tests/bench.jsonl', ['reference of decontaminate']],
    ['bench', []],
    ['', []],
  ])('%j', (source, uses) => {
    expect(sourceUses(recipe, source)).toEqual(uses)
  })
})

const state = fc.constantFrom(...dispositionStates)
const bys = [null, 'generate/vary', 'verify/equation', 'refine/mix', 'goal'] as const

test('the conservation line adds up as it is written, and the flow figure carries it', () => {
  const ends = fc.array(fc.record({ state, by: fc.constantFrom(...bys), count: fc.nat(20_000) }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(ends, (all) => {
      const counts = { planned: 0, accepted: 0, rejected: 0, failed: 0, cancelled: 0, pending: 0 }
      for (const end of all) {
        counts[end.state] += end.count
        counts.planned += end.count
      }
      const line = conservationText(counts)
      const [planned, ...parts] = (line.match(/[\d,]+/g) ?? []).map((text) =>
        Number(text.replaceAll(',', '')),
      )
      expect(isConserved(counts)).toBe(true)
      expect(parts).toHaveLength(5)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(planned)
      const dispositions = all.map((end) => ({
        ...end,
        step: 'vary',
        reason: null,
        by: end.state === 'accepted' ? null : end.by,
      }))
      const { markup } = flowSection(buildRun({ counts, dispositions }).facts).body
      expect(markup).toContain(`<p class="conservation">${line}</p>`)
      expect(markup).not.toMatch(/NaN|Infinity|undefined/)
      expect(flowNumbers(markup)).toMatchObject({ first: counts.planned, last: counts.accepted })
    }),
    { numRuns: 60 },
  )
})

/** The first and the last number of the way of the candidates, without what is mixed in. */
function flowNumbers(markup: string): { first: number | undefined; last: number | undefined } {
  const [, figure = ''] = markup.split('<figcaption>Candidates')
  const items = [...figure.matchAll(/flow-count">([\d,]+)[\s\S]*?flow-label">([^<]*)/g)]
  const numbers = items
    .filter(([, , label]) => label !== 'released')
    .map(([, count]) => Number(count?.replaceAll(',', '')))
  return { first: numbers[0], last: numbers.at(-1) }
}

test('minus zero is written as zero', () => {
  expect(numberText(-0)).toBe('0')
})
