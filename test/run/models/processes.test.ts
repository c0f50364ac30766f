/** Real processes that ask models get SIGKILL and SIGINT and are gone on with: no recorded answer is asked for again. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isConserved } from '../../../src/record/disposition.js'
import type { RunFacts } from '../../../src/release/facts.js'
import { command, type Ended } from './command.js'
import {
  chatRequests,
  modelFolder,
  recordedKeys,
  releasedData,
  runModels,
  startModels,
} from './run-models.js'
import { threeSteps } from './three-steps.js'

const ROWS = 60
const CONCURRENCY = 8

test('after SIGKILL, SIGKILL and SIGINT the bytes are those of a calm run', async () => {
  const folder = modelFolder()
  const [calm, log] = [await startModels(), join(folder, 'requests.jsonl')]
  const expected = await runModels(threeSteps(`${calm.url}/v1`, ROWS), folder, { out: join(folder, 'calm') })

  const server = await startModels({ latency: { medianMs: 20, sigma: 0.5 }, logPath: log })
  const [recipe, out] = [join(folder, 'recipe.yaml'), join(folder, 'out')]
  const value = { cupel: 1, name: 'test', ...threeSteps(`${server.url}/v1`, ROWS) }
  writeFileSync(recipe, JSON.stringify(value))
  writeFileSync(log, '')
  const run = ['run', recipe, '--out', out, '--json', '--concurrency', String(CONCURRENCY)]
  const keysAsked = (): string[] => {
    const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1)
    return lines.map((line) => (JSON.parse(line) as { key: string }).key)
  }

  const ends: Ended[] = []
  for (const [signal, requests] of [
    ['SIGKILL', 40],
    ['SIGKILL', 60],
    ['SIGINT', 80],
    [undefined, 0],
  ] as const) {
    const recorded = new Set(recordedKeys(out))
    const before = keysAsked().length
    const when = (): boolean => chatRequests(server) >= before + requests
    ends.push(await command(run, signal === undefined ? {} : { signal, when }))
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(
      keysAsked()
        .slice(before)
        .filter((key) => recorded.has(key)),
    ).toEqual([])
  }

  expect(ends.map(({ signal, code }) => signal ?? code)).toEqual(['SIGKILL', 'SIGKILL', 3, 0])
  expect(ends[2]?.stderr).toContain('Stopping cleanly; again to stop at once.')
  const facts = JSON.parse(ends[3]?.stdout ?? '{}') as RunFacts
  expect(facts.resultDigest).toBe(expected.facts.resultDigest)
  expect(facts.counts).toEqual(expected.facts.counts)
  expect(isConserved(facts.counts)).toBe(true)
  expect(releasedData(out)).toBe(releasedData(expected.folder))
  const { answeredOnce, answeredTwice } = server.stats()
  expect(answeredOnce).toBe(calm.stats().answeredOnce)
  expect(new Set(recordedKeys(out)).size).toBe(answeredOnce)
  expect(answeredTwice).toBeLessThanOrEqual(2 * CONCURRENCY)
}, 120_000)
