/** Probing a model: what a good endpoint shows, and what each lack looks like. */

import { describe, expect, onTestFinished, test } from 'vitest'
import { StorageError } from '../../src/base/errors.js'
import { httpTransport } from '../../src/model/http/http-transport.js'
import { scripted } from '../../src/model/local/scripted.js'
import { startMockServer } from '../../src/model/mock/mock-server.js'
import { openaiCompatible } from '../../src/model/openai/openai-compatible.js'
import { type Finding, probeModel, type ProbeWay } from '../../src/model/probe.js'
import type { WireAnswer, WireRequest } from '../../src/model/protocol.js'
import { buildBinding } from './build-binding.js'
import { completion } from './echo-server.js'

async function findings(send: ProbeWay['send'], protocol = openaiCompatible): Promise<Finding[]> {
  let nowMs = 0
  const now = (): number => (nowMs += 5)
  const found: Finding[] = []
  for await (const finding of probeModel(buildBinding(), { protocol, send, now })) found.push(finding)
  return found
}

function always(body: object, status = 200): ProbeWay['send'] {
  return async () => ({ status, headers: {}, body: JSON.stringify(body) })
}

describe('the mock server', () => {
  test('shows everything that is looked for', async () => {
    const server = await startMockServer()
    const transport = httpTransport({ url: `${server.url}/v1`, headers: () => ({}), connections: 1 })
    onTestFinished(async () => {
      await transport.close()
      await server.close()
    })
    const found = await findings(
      (wire: WireRequest): Promise<WireAnswer> => transport.send(wire, { timeoutMs: 5000, idleMs: 5000 }),
    )
    expect(found.map(({ feature, isFine }) => [feature, isFine])).toEqual([
      ['chat', true],
      ['streaming', true],
      ['answer by schema', true],
      ['tools', true],
      ['log-probabilities', true],
      ['embeddings', true],
    ])
    expect(found.map(({ detail }) => detail.replace(/\d+/g, 'N'))).toMatchInlineSnapshot(`
      [
        "reports mock-Nb, fp_cupelmock, N + N tokens",
        "whole",
        "followed",
        "called note_colour",
        "for N tokens",
        "N dimensions",
      ]
    `)
    expect(found.every(({ tookMs }) => tookMs === 5)).toBe(true)
  })
})

describe('a lack', () => {
  test('of an answer ends the probing at the first question', async () => {
    const found = await findings(always({ error: { message: 'No such model.' } }, 404))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      feature: 'chat',
      isFine: false,
      detail: '404: No such model.',
      tookMs: 5,
    })
  })

  test('of the network is told in its own words', async () => {
    const [first] = await findings(async () => {
      throw new StorageError('down', { message: 'Nobody answers.' })
    })
    expect(first).toMatchObject({ feature: 'chat', isFine: false, detail: 'Nobody answers.' })
  })

  test('of all but chat: each is named, and the reason is what came', async () => {
    const found = await findings(always(completion('Red.')))
    expect(
      found.map(({ feature, isFine, detail }) => `${isFine ? '+' : '-'} ${feature}: ${detail}`),
    ).toMatchInlineSnapshot(`
      [
        "+ chat: reports echo-1, 10 + 5 tokens",
        "- streaming: answered whole instead of streaming",
        "- answer by schema: not supported: the answer has nothing of it",
        "- tools: not supported: the answer has nothing of it",
        "- log-probabilities: not supported: the answer has nothing of it",
        "- embeddings: The body holds no \`data\` with vectors.",
      ]
    `)
  })

  test('of embeddings in the protocol itself', async () => {
    const found = await findings(async () => ({ status: 200, headers: {}, body: '{"text":"red"}' }), scripted)
    expect(found.at(-1)).toMatchObject({
      feature: 'embeddings',
      isFine: false,
      detail: 'the protocol has none',
    })
  })
})
