/** What asks again: one run, then one input changed at a time on a copy of its folder; the server counts the calls. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtInPlugIns, createRegistry, type Registry } from '../../../src/recipe/registry.js'
import { type CallCounts, startCounted } from './counted-calls.js'
import { filesOf, type Inputs, recipeOf, subjects, unchanged } from './matrix-recipe.js'
import { copyOfRun, modelFolder, runModels } from './run-models.js'

const ROWS = subjects.length
const TEXTS = 2 * ROWS

interface Case {
  readonly change: string
  readonly to: Partial<Inputs>
  readonly registry?: Registry
  /** Calls that repeat: texts, JSON, opinions. */
  readonly calls: readonly [text: number, json: number, judge: number]
  /** 1 where the plan stays the same. */
  readonly epoch: 1 | 2
  readonly why: string
}

const confident = {
  type: 'object',
  properties: { summary: { type: 'string' }, certain: { type: 'boolean' } },
  required: ['summary', 'certain'],
}

const cases: readonly Case[] = [
  { change: 'nothing', to: {}, calls: [0, 0, 0], epoch: 1, why: 'the folder holds the result' },
  {
    change: 'system prompt of the text',
    to: { system: 'You write questions for adults.' },
    calls: [TEXTS, 0, ROWS],
    epoch: 2,
    why: 'other texts come, which are judged',
  },
  {
    change: 'source row shown as an example',
    to: { examples: ['What is a lever?', 'Why do sails fill?', 'How deep is a well?'] },
    calls: [TEXTS, 0, ROWS],
    epoch: 2,
    why: 'it is part of every prompt of a text',
  },
  {
    change: 'source row never shown',
    to: { examples: ['What is a hinge?', 'Why do sails fill?', 'How wide is a road?'] },
    calls: [0, 0, 0],
    epoch: 2,
    why: 'no prompt changes',
  },
  {
    change: 'one row more to write about',
    to: { subjects: [...subjects, 'moss'] },
    calls: [2, 1, 1],
    epoch: 2,
    why: 'only the new row asks',
  },
  {
    change: 'rows in another order',
    to: { subjects: [...subjects].reverse() },
    calls: [0, 0, 0],
    epoch: 2,
    why: 'samples are named by what the prompt shows',
  },
  {
    change: 'JSON Schema',
    to: { schema: confident },
    calls: [0, ROWS, 0],
    epoch: 2,
    why: 'texts and judge do not read it',
  },
  {
    change: 'temperature of the writer',
    to: { temperature: 0.9 },
    calls: [TEXTS, ROWS, 0],
    epoch: 2,
    why: 'a parameter of all its calls; the mock server answers the same at any, so the judge sees nothing new',
  },
  {
    change: 'model of the writer',
    to: { writer: 'mock-70b' },
    calls: [TEXTS, ROWS, ROWS],
    epoch: 2,
    why: 'another model, other texts',
  },
  {
    change: 'endpoint id of the writer',
    to: { endpoint: 'team-vllm' },
    calls: [TEXTS, ROWS, 0],
    epoch: 2,
    why: 'another endpoint is another model; here it says the same',
  },
  { change: 'url', to: {}, calls: [0, 0, 0], epoch: 1, why: 'where an endpoint lies is not who it is' },
  {
    change: 'url, and `samples` of the text from 2 to 3',
    to: { samples: 3 },
    calls: [ROWS, 0, 0],
    epoch: 2,
    why: 'the new address is asked for what is new alone',
  },
  {
    change: 'timeout',
    to: { timeoutSeconds: 5 },
    calls: [0, 0, 0],
    epoch: 1,
    why: 'no byte depends on it',
  },
  {
    change: 'version of the method',
    to: {},
    registry: withVersion('methods', 'fields'),
    calls: [0, 0, 0],
    epoch: 2,
    why: 'derived again from the recorded answers',
  },
  {
    change: 'version of the judge',
    to: {},
    registry: withVersion('verifiers', 'judge'),
    calls: [0, 0, 0],
    epoch: 2,
    why: 'derived again from the recorded answers',
  },
  {
    change: 'rubric of the judge',
    to: { rubric: 'Is the question kind?' },
    calls: [0, 0, ROWS],
    epoch: 2,
    why: 'only the judge reads it',
  },
  {
    change: 'model of the judge',
    to: { judge: 'mock-judge-2' },
    calls: [0, 0, ROWS],
    epoch: 2,
    why: 'no generator is asked again',
  },
  {
    change: 'threshold `atLeast`',
    to: { atLeast: 4 },
    calls: [0, 0, 0],
    epoch: 2,
    why: 'scores are recorded, what passes is reckoned',
  },
  {
    change: 'gate',
    to: { gate: 'count("accepted") >= 2' },
    calls: [0, 0, 0],
    epoch: 2,
    why: 'no call reads it',
  },
  {
    change: '`samples` of the text from 2 to 3',
    to: { samples: 3 },
    calls: [ROWS, 0, 0],
    epoch: 2,
    why: 'the first two of each row are recorded',
  },
  {
    change: 'seed of the recipe',
    to: { seed: 10 },
    calls: [TEXTS, ROWS, ROWS],
    epoch: 2,
    why: 'every sample has its seed',
  },
]

function withVersion(kind: 'methods' | 'verifiers', id: string): Registry {
  const list: readonly { readonly id: string }[] = builtInPlugIns[kind]
  const changed = list.map((plugIn) => (plugIn.id === id ? { ...plugIn, version: 99 } : plugIn))
  return createRegistry({ ...builtInPlugIns, [kind]: changed })
}

function countsOf([text, json, judge]: Case['calls']): CallCounts {
  return { text, json, judge }
}

describe('one input changes at a time', () => {
  let server: Awaited<ReturnType<typeof startCounted>>
  let folder: string
  let base: string

  beforeAll(async () => {
    server = await startCounted()
    folder = modelFolder()
    base = join(folder, 'base')
    const inputs = unchanged(`${server.url}/v1`)
    write(filesOf(inputs))
    const { facts } = await runModels(recipeOf(inputs), folder, { out: base })
    expect(facts.status).toBe('released')
    expect(server.take()).toEqual(countsOf([TEXTS, ROWS, ROWS]))
  })

  function write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  }

  test.each(cases)('$change: $calls', async ({ change, to, registry, calls, epoch }) => {
    const other = change.startsWith('url') ? await startCounted() : undefined
    const inputs = { ...unchanged(`${(other ?? server).url}/v1`), ...to }
    write(filesOf(inputs))
    const out = copyOfRun(base, change)
    const result = await runModels(recipeOf(inputs), folder, { out, ...(registry && { registry }) })
    const total = calls.reduce((sum, count) => sum + count, 0)
    expect({ calls: (other ?? server).take(), epoch: result.facts.epoch }).toEqual({
      calls: countsOf(calls),
      epoch,
    })
    if (epoch === 2) expect(result.facts.effects.asked).toBe(total)
    expect(server.stats().answeredTwice).toBe(0)
  })
})

test('docs/models-cache.md tells the same', () => {
  const path = fileURLToPath(new URL('../../../docs/models-cache.md', import.meta.url))
  const rows = cases.map(
    ({ change, calls, epoch, why }) => `| ${[change, ...calls, epoch, why].join(' | ')} |`,
  )
  const told = readFileSync(path, 'utf8')
  expect(told.split('\n').filter((line) => rows.includes(line))).toEqual(rows)
})
