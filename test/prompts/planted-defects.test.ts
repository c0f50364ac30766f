/** Defects planted into answers that were taken: every one is refused, for the reason that fits. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plants } from './plant-defects.js'
import { recordedPrompts, takeAnswer } from './recorded-answers.js'
import { plantedTable } from './answer-tables.js'

const page = readFileSync(new URL('../../docs/prompts.md', import.meta.url), 'utf8')

test('every planted defect is refused, and docs/prompts.md has the counts', {
  timeout: 120_000,
}, async () => {
  const counts = new Map<string, number>()
  const missed: unknown[] = []
  for (const { name, cases, answers } of await recordedPrompts()) {
    for (const { prompt, answer } of answers) {
      const one = cases[prompt]
      if (one === undefined) continue
      for (const { defect, answer: spoilt, reasons } of plants[name]?.(answer, one.known) ?? []) {
        expect(spoilt, `${name} ${prompt}: ${defect}`).not.toBe(answer)
        const outcomes = await takeAnswer(one, spoilt)
        const found = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []))
        if (!found.some((reason) => reasons.includes(reason)))
          missed.push([name, prompt, defect, spoilt, found])
        counts.set(`${name}|${defect}`, (counts.get(`${name}|${defect}`) ?? 0) + 1)
      }
    }
  }
  expect(missed).toEqual([])
  expect(page, 'Put this table into docs/prompts.md.').toContain(plantedTable(counts))
})
