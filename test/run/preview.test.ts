/** Previews: rows with their prompts and answers; what was asked for them is not asked again by the run. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type PreviewRow, preview } from '../../src/run/preview.js'
import { judging, mockModel, planOfValue, poems } from './models/plan-models.js'
import { chatRequests, type ModelRecipe, modelFolder, runModels, startModels } from './models/run-models.js'

async function shown(recipe: ModelRecipe, out: string, count: number): Promise<PreviewRow[]> {
  const { plan } = await planOfValue(recipe)
  const rows: PreviewRow[] = []
  for await (const row of preview({ plan, folder: out, observe: () => undefined }, count)) rows.push(row)
  return rows
}

describe('a row', () => {
  test('stands with its prompt as it was sent and its raw answer', async () => {
    const server = await startModels()
    const recipe = poems({ writer: mockModel(server.url, { temperature: 0.5 }) })
    const rows = await shown(recipe, join(modelFolder(), 'out'), 2)
    expect(rows).toHaveLength(2)
    for (const { candidate, calls, verifiers } of rows) {
      expect(verifiers).toEqual([])
      expect(calls).toHaveLength(1)
      expect(calls[0]).toMatchObject({
        by: 'made',
        request: { model: 'mock-8b', endpoint: 'mock', parameters: { temperature: 0.5, maxTokens: 1024 } },
        raw: { status: 200, attempts: 1 },
      })
      expect(JSON.stringify(calls[0]?.request.messages)).toContain('Write a poem.')
      expect(JSON.parse(calls[0]?.raw.body ?? '').choices[0].message.content).toBe(candidate.record.data.poem)
    }
  })

  test('that is rejected is shown with the verdict, and with what the judge was asked', async () => {
    const server = await startModels()
    const models = { writer: mockModel(server.url), judge: mockModel(server.url, { model: 'mock-judge' }) }
    const rows = await shown(poems(models, { verify: [judging(3)] }), join(modelFolder(), 'out'), 12)
    expect(rows.every(({ calls, verifiers }) => calls.length === 2 && verifiers[0] === 'judge')).toBe(true)
    const states = new Set(rows.map(({ candidate }) => candidate.disposition?.state))
    expect(states).toEqual(new Set(['rejected', undefined])) // the actor of the mock server gives all scores
  })
})

test('a run after a preview asks only for the rest', async () => {
  const server = await startModels()
  const out = join(modelFolder(), 'out')
  const recipe = poems({ writer: mockModel(server.url) })
  const rows = await shown(recipe, out, 4)
  expect(chatRequests(server)).toBe(4)
  expect(existsSync(join(out, 'release'))).toBe(false)
  const { facts } = await runModels(recipe, '.', { out })
  expect(facts).toMatchObject({ status: 'released', released: 6, effects: { asked: 2, reused: 4 } })
  expect(chatRequests(server)).toBe(6)
  expect(rows.map(({ candidate }) => candidate.record.id).every((id) => id.length > 0)).toBe(true)
})

test('a preview of more rows than there are shows all there are', async () => {
  const recipe: ModelRecipe = {
    generate: [
      {
        id: 'five',
        method: 'fields',
        candidates: 5,
        with: { fields: { n: { sample: { kind: 'integer', min: 1, max: 9 } } } },
      },
    ],
  }
  const rows = await shown(recipe, join(modelFolder(), 'out'), 3)
  expect(rows).toHaveLength(3)
  expect(rows.every(({ calls }) => calls.length === 0)).toBe(true)
})
