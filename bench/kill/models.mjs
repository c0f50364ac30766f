/** The kill bench of a run that asks models: a mock server of its own process says what it was asked before and after each kill. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startServer } from '../engine/server.mjs'
import { idsIn, lookAt, outcomeOf, start } from './folder.mjs'
import { modelRecipe } from './model-recipe.mjs'

const MOST_CONCURRENCY = 128
/** What a server may still read of requests that a killed process had sent. */
const SETTLE_MS = 150

/** One row of the table: `wanted` kills in as many folders as it takes. */
export async function benchModels(name, wanted, out, random) {
  mkdirSync(out, { recursive: true })
  const log = join(out, 'requests.jsonl')
  const server = await startServer(['--seed', '1', '--latency', '20:0.5', '--log', log])
  const bench = { server, log, out, random, wanted, name }
  const calm = place(bench, 0)
  const begunMs = performance.now()
  const { code } = await start(calm, MOST_CONCURRENCY)
  if (code !== 0) throw new Error(`The undisturbed run of ${name} ended with ${code}.`)
  if (!keysAsked(bench).every(Boolean)) throw new Error('The log of the mock server holds no idempotency keys.')
  const expected = { ...(await outcomeOf(calm)), calmMs: performance.now() - begunMs }
  const row = {
    name,
    kills: 0,
    'in generate': 0,
    resumes: 0,
    completed: 0,
    'digests equal': 0,
    lost: 0,
    doubled: 0,
    effects: expected.differentAnswers,
    'asked twice': 0,
    'most in flight': 0,
    'in flight': 0,
    'recorded, asked again': 0,
    unreadable: 0,
    wrong: 0,
  }
  for (let number = 1; row.kills < wanted; number += 1) await benchFolder(bench, number, expected, row)
  await server.stop()
  return row
}

/** One folder: killed until a process gets through, then compared. */
async function benchFolder(bench, number, expected, row) {
  const { server, random, wanted } = bench
  const where = place(bench, number)
  const seen = { most: 0, again: 0 }
  await server.reset()
  for (let isFirst = true; ; isFirst = false) {
    const concurrency = random.integer(1, MOST_CONCURRENCY)
    const killMs = row.kills < wanted ? 100 + random.float() * expected.calmMs * 0.9 : undefined
    const recorded = new Set(idsIn(join(where.run, 'ledger/effects.log'), 'M'))
    const before = keysAsked(bench).length
    if (!isFirst) row.resumes += 1
    const { signal, code } = await start(where, concurrency, killMs)
    row['in flight'] += signal === 'SIGKILL' ? (await server.stats()).inFlight : 0
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    const asked = keysAsked(bench).slice(before)
    seen.again += asked.filter((key) => recorded.has(key)).length
    if (signal !== 'SIGKILL') {
      await compare(bench, where, { expected, code, ...seen }, row)
      rmSync(where.folder, { recursive: true, force: true })
      return
    }
    row.kills += 1
    seen.most += concurrency
    const left = await lookAt(where)
    if (left === 'unreadable') row.unreadable += 1
    if (left === 'generating') row['in generate'] += 1
  }
}

async function compare({ server, name }, where, { expected, code, most, again }, row) {
  const found = await outcomeOf(where)
  const { answeredTwice, answeredOnce } = await server.stats()
  const isSame = found.digest === expected.digest && found.released === expected.released
  row.completed += 1
  row['digests equal'] += isSame ? 1 : 0
  row.lost += expected.planned - found.differentIds
  row.doubled += found.candidateLines - found.differentIds
  row['asked twice'] += answeredTwice
  row['most in flight'] += most
  row['recorded, asked again'] += again
  const isRight =
    code === 0 &&
    isSame &&
    again === 0 &&
    answeredTwice <= most &&
    found.differentIds === expected.planned &&
    found.candidateLines === expected.planned &&
    found.answerLines === found.differentAnswers &&
    found.differentAnswers === expected.differentAnswers &&
    answeredOnce === expected.differentAnswers
  if (isRight) return
  row.wrong += 1
  console.error(`${name}: exit ${code}`, { found, expected, answeredTwice, answeredOnce, most, again })
}

function place({ out, server, name }, number) {
  const folder = join(out, `${name}-${number}`)
  mkdirSync(folder, { recursive: true })
  const recipe = join(folder, 'recipe.yaml')
  writeFileSync(recipe, modelRecipe(server.url))
  writeFileSync(join(folder, 'asked.txt'), '')
  return { folder, recipe, run: join(folder, 'run') }
}

/** Idempotency keys of all requests so far, in their order. */
function keysAsked({ log }) {
  const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => /^\{"path":"[^"]*","key":"([^"]*)"/.exec(line)?.[1])
}
