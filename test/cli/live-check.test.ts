/** The lines of a tried model: what is there, what is not, and what to do. */

import { describe, expect, test } from 'vitest'
import { checkModels, type LiveCheck, liveLines } from '../../src/cli/live-check.js'
import { resolvePlan } from '../../src/recipe/load-plan.js'
import { openaiCompatible } from '../../src/model/openai/openai-compatible.js'
import { probeModel } from '../../src/model/probe.js'
import type { WireAnswer, WireRequest } from '../../src/model/protocol.js'
import { startMockServer } from '../../src/model/mock/mock-server.js'
import { readRecipeDocument } from '../../src/recipe/document.js'
import { folderWith } from './run-cli.js'

const check: LiveCheck = {
  alias: 'writer',
  model: 'gpt-x',
  endpoint: 'team',
  url: 'http://localhost:8000/v1',
  family: 'gpt',
  isAsked: true,
  isFine: true,
  reported: 'gpt-x-2026-01-01',
  findings: [
    { feature: 'chat', isFine: true, detail: 'reports gpt-x-2026-01-01', tookMs: 812 },
    { feature: 'tools', isFine: false, detail: '400: no tools', tookMs: 9 },
  ],
}

describe('lines', () => {
  test('tell another name than the one asked for', () => {
    expect(liveLines(check)).toEqual([
      '  writer: gpt-x at http://localhost:8000/v1, family gpt',
      '    ✓ chat   reports gpt-x-2026-01-01 (812 ms)',
      '    ✗ tools  400: no tools (9 ms)',
      '    it reports another name: gpt-x-2026-01-01',
    ])
  })

  test('name the endpoint where there is no address, and what to do only where nothing works', () => {
    const finding = { feature: 'chat', isFine: false, detail: '401: no', hint: 'Look at the key.', tookMs: 1 }
    const bad: LiveCheck = {
      ...check,
      url: undefined,
      reported: undefined,
      isFine: false,
      isAsked: false,
      findings: [finding],
    }
    expect(liveLines(bad)).toEqual([
      '  writer: gpt-x at team, family gpt (no step asks it)',
      '    ✗ chat  401: no (1 ms)',
      '    → Look at the key.',
    ])
    const fine = { ...finding, isFine: true }
    expect(liveLines({ ...bad, isFine: true, findings: [fine] }).join('\n')).not.toContain('→')
  })
})

test('a key that an endpoint quotes back is blanked out', async () => {
  const server = await startMockServer({ key: 'sk-right-key' })
  const folder = folderWith({
    'recipe.yaml': `cupel: 1
name: demo
models: { writer: { provider: mock, url: "${server.url}/v1/sk-right-key", model: m, key: "\${env:KEY}" } }
goal: { accepted: 1 }
generate: [ { id: ask, method: fields, with: { fields: { a: { text: Why? } } } } ]
`,
  })
  const document = await readRecipeDocument(`${folder}/recipe.yaml`)
  const options = { set: [], workingFolder: folder, environment: { KEY: 'sk-right-key' } }
  const { plan } = await resolvePlan(document, options)
  const checks: LiveCheck[] = []
  for await (const one of checkModels(plan)) checks.push(one)
  await server.close()
  const [found] = checks
  expect(found?.isFine).toBe(false)
  expect(found?.findings[0]?.detail).toBe('404: Not found: POST /v1/[secret]/chat/completions')
})

test('a model of embeddings has no chat, and is fine', async () => {
  const folder = folderWith({
    'recipe.yaml': `cupel: 1
name: demo
models: { vectors: { provider: ollama, model: nomic-embed-text } }
goal: { accepted: 1 }
generate: [ { id: rows, method: arithmetic-program } ]
`,
  })
  const options = { set: [], workingFolder: folder, environment: {} }
  const { plan } = await resolvePlan(await readRecipeDocument(`${folder}/recipe.yaml`), options)
  const binding = plan.models.get('vectors')
  if (binding === undefined) throw new TypeError('the plan has the model')
  const found: string[] = []
  const send = async ({ path }: WireRequest): Promise<WireAnswer> =>
    path === '/embeddings'
      ? { status: 200, headers: {}, body: '{"data":[{"index":0,"embedding":[0.1,0.2]}],"model":"m"}' }
      : { status: 400, headers: {}, body: '{"error":{"message":"does not support chat"}}' }
  for await (const { feature, isFine, detail } of probeModel(binding, {
    protocol: openaiCompatible,
    send,
    now: () => 0,
  })) {
    found.push(`${feature} ${isFine} ${detail}`)
  }
  expect(found).toEqual(['chat false 400: does not support chat', 'embeddings true 2 dimensions'])
})
