/** What a run knows of its models at its end: calls, tokens, money, who reported what, hosts; and what card and report say. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtInPlugIns, createRegistry } from '../../src/recipe/registry.js'
import { explain } from '../../src/run/explain.js'
import { callsOf } from '../../src/run/recorded-calls.js'
import { replay } from '../../src/run/replay.js'
import type { RowStory } from '../../src/release/facts.js'
import { judging, mockModel, poems } from './models/plan-models.js'
import { chatRequests, modelFolder, runModels, startModels } from './models/run-models.js'

const price = { input: 10, output: 20 }
const loading = {
  set: [],
  workingFolder: '.',
  environment: {},
  registry: createRegistry(builtInPlugIns),
}

/** A finished run of six poems with a judge. */
async function judgedRun() {
  const server = await startModels()
  const out = join(modelFolder(), 'out')
  const models = {
    writer: mockModel(server.url, { price }),
    judge: mockModel(server.url, { model: 'mock-judge', family: 'other' }),
    spare: mockModel(server.url, { model: 'mock-spare' }),
  }
  const recipe = poems(models, { verify: [judging()] })
  const result = await runModels(recipe, '.', { out })
  const rows = readFileSync(join(out, 'release/data/test.jsonl'), 'utf8').trim().split('\n')
  const id = (JSON.parse(rows[0] ?? '{}') as { _cupel: string })._cupel
  return { server, out, recipe, result, id }
}

describe('the facts of a run', () => {
  test('name each model that the plan asks, and none that it does not', async () => {
    const { result, server } = await judgedRun()
    const { models, hosts, effects, status } = result.facts
    expect(status).toBe('released')
    expect(models.map(({ alias, askedBy }) => [alias, askedBy])).toEqual([
      ['writer', ['write']],
      ['judge', ['judge']],
    ])
    const [writer, judge] = models
    expect(writer).toMatchObject({
      endpoint: 'mock',
      protocol: 'openai-compatible',
      model: 'mock-8b',
      reported: ['mock-8b (fp_cupelmock)'],
      family: 'mock',
      isFamilyDeclared: true,
      priceFrom: 'recipe',
    })
    expect(judge).toMatchObject({ family: 'other', isFamilyDeclared: true, usd: 0 })
    expect(hosts).toEqual([new URL(server.url).host])
    expect((writer?.calls ?? 0) + (judge?.calls ?? 0)).toBe(chatRequests(server))
    expect(effects).toEqual({ asked: chatRequests(server), reused: 0 })
  })

  test('reckon the money by the tokens that the endpoint counted', async () => {
    const { result, server } = await judgedRun()
    const [writer, judge] = result.facts.models
    const { input, output } = server.stats().tokens
    expect((writer?.inputTokens ?? 0) + (judge?.inputTokens ?? 0)).toBe(input)
    expect((writer?.outputTokens ?? 0) + (judge?.outputTokens ?? 0)).toBe(output)
    const usd = ((writer?.inputTokens ?? 0) * 10 + (writer?.outputTokens ?? 0) * 20) / 1e6
    expect(writer?.usd).toBeCloseTo(usd, 9)
  })

  test('count over all runs of the folder, and ask nothing again', async () => {
    const { result, recipe, out, server } = await judgedRun()
    const asked = chatRequests(server)
    const second = await runModels({ ...recipe, goal: { accepted: 4, budget: { candidates: 60 } } }, '.', {
      out,
    })
    expect(second.facts.epoch).toBe(2)
    expect(second.facts.effects.asked).toBe(0)
    expect(chatRequests(server)).toBe(asked)
    expect(second.facts.models).toEqual(result.facts.models)
    expect(second.facts.hosts).toEqual(result.facts.hosts) // epoch 2 contacted nobody, but its answers came from there
  })
})

describe('a release', () => {
  test('says in card and report who was asked, as what, at what cost', async () => {
    const { out } = await judgedRun()
    const card = readFileSync(join(out, 'release/README.md'), 'utf8')
    const section = card.slice(card.indexOf('### Models'), card.indexOf('### Steps'))
    expect(
      section
        .replace(/127\.0\.0\.1:\d+/g, 'host')
        .replace(/\$[\d.]+/g, '$N')
        .replace(/\| +[\d,]+ /g, '| N '),
    ).toMatchInlineSnapshot(`
      "### Models

      | model | asked for | reported | family | endpoint | asked by | calls | tokens in | tokens out | cost |
      | --- | --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: |
      | writer | mock-8b | mock-8b (fp\\_cupelmock) | mock (declared) | mock (openai-compatible) | write | N | N | N | \\$N (recipe) |
      | judge | mock-judge | mock-judge (fp\\_cupelmock) | other (declared) | mock (openai-compatible) | judge | N | N | N | \\$N (no bill: own hardware or none) |

      Calls, tokens and cost are those of all runs of the folder; each answer was recorded before it was read.

      "
    `)
    const report = readFileSync(join(out, 'release/report.html'), 'utf8')
    for (const words of ['mock-judge', 'mock-8b (fp_cupelmock)', 'other (declared)', 'mock (declared)']) {
      expect(report).toContain(words)
    }
    expect(card).not.toContain('mock-spare')
  })
})

describe('a row', () => {
  test('is explained with the prompts that made and judged it, in the order of asking', async () => {
    const { out, id } = await judgedRun()
    const { calls, story } = await explain(out, id, loading)
    expect(story.effects).toHaveLength(1)
    expect(calls.map(({ by, request, raw }) => [by, request.model, raw.status])).toEqual([
      ['made', 'mock-8b', 200],
      ['judge', 'mock-judge', 200],
    ])
    expect(calls.map(({ raw }) => raw.startedAt)).toEqual(calls.map(({ raw }) => raw.startedAt).sort())
    expect(JSON.stringify(calls[0]?.request.messages)).toContain('Write a poem.')
  })

  test('that was asked for nothing reads nothing; an effect that is gone is left out', async () => {
    const { out, id } = await judgedRun()
    const { story } = await explain(out, id, loading)
    const none: RowStory = { ...story, effects: [], verdicts: [] }
    expect(await callsOf('/nowhere/at-all', none)).toEqual([])
    expect(await callsOf(out, { ...none, effects: ['aaaaaaaaaaaaaaaa'] })).toEqual([])
  })
})

describe('a replay', () => {
  test('asks nobody: the server is gone, the address is not set, the bytes are the same', async () => {
    const server = await startModels()
    const out = join(modelFolder(), 'out')
    const writer = { provider: 'vllm' as const, endpoint: 'team', url: '${env:URL}', model: 'mock-8b' }
    const recipe = poems({ writer })
    const environment = { URL: `${server.url}/v1` }
    const { facts } = await runModels(recipe, '.', { out, environment })
    await server.close()
    const replayed = await replay(out, loading, {
      concurrency: 3,
      observe: () => undefined,
      stop: { reason: undefined },
      now: () => 0,
      timeOfDay: () => '2026-01-01T00:00:00Z',
    })
    expect(replayed).toMatchObject({ isSame: true, status: 'released', recorded: facts.resultDigest })
  })
})

describe('a budget', () => {
  test('of calls stops the run in words; raised, it goes on and asks nothing twice', async () => {
    const server = await startModels()
    const out = join(modelFolder(), 'out')
    const models = { writer: mockModel(server.url) }
    const withCalls = (calls: number) =>
      poems(models, { goal: { accepted: 6, budget: { candidates: 60, calls } } })
    const stopped = await runModels(withCalls(4), '.', { out, concurrency: 1 })
    expect(stopped.facts.status).toBe('stopped')
    expect(stopped.facts.stopped).toMatchInlineSnapshot(
      `"The budget of goal.budget is spent: 4 calls of 4 calls; the next call of "writer" may need 1 call. 0 of 6 records survived so far. Raise the budget in the recipe. Then run the same command again: answers that came are kept."`,
    )
    expect(stopped.release).toBeUndefined()
    expect(chatRequests(server)).toBe(4)
    const finished = await runModels(withCalls(100), '.', { out })
    expect(finished.facts).toMatchObject({ status: 'released', released: 6, epoch: 1 })
    expect(server.stats().answeredTwice).toBe(0)
    expect(chatRequests(server)).toBe(6)
  })
})

describe('an endpoint', () => {
  test('that nobody answers at stops the run, and says what to look at', async () => {
    const server = await startModels()
    const dead = server.url
    await server.close()
    const writer = mockModel(dead, { stallSeconds: 0.5 })
    const { facts } = await runModels(poems({ writer }), '.', { out: join(modelFolder(), 'out') })
    expect(facts.status).toBe('stopped')
    expect(facts.stopped).toContain('writer')
    expect(facts.released).toBe(0)
  })

  test('that wants a key stops the run at once', async () => {
    const server = await startModels({ key: 'sk-needed' })
    const { facts } = await runModels(poems({ writer: mockModel(server.url) }), '.', {
      out: join(modelFolder(), 'out'),
    })
    expect(facts.status).toBe('stopped')
    expect(facts.stopped?.replace(/127\.0\.0\.1:\d+/g, 'host')).toMatchInlineSnapshot(
      `"The model "writer" (mock-8b at mock) cannot be used. It answered with status 401: The key is missing or wrong. 0 of 6 records survived so far. "writer" has no key: add \`key: \${env:NAME}\` to it in the recipe, and set that variable. Then run the same command again: answers that came are kept."`,
    )
    expect(facts.counts.failed).toBe(0)
  })
})
