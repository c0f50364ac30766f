/**
 * Kills runs by SIGKILL at random moments, goes on with them, and compares every result with that of an undisturbed run.
 *
 * `node bench/kill/kill.mjs [--kills 200] [--seed 1] [--out bench/out/kill]`. Ends with `N passed, N failed`.
 */

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { argv, cwd, execPath, exit } from 'node:process'
import { parseArgs } from 'node:util'
import { builtModule, commandLine } from '../built.mjs'
import { recipeNames, writeRecipe } from './recipes.mjs'

const MOST_CONCURRENCY = 32
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'bench/out/kill' },
  },
})
const out = resolve(cwd(), values.out)
const { createRandom } = await builtModule('base/random.js')
const { openLedgerView } = await builtModule('store/ledger-view.js')
const { isConserved } = await builtModule('record/disposition.js')
const random = createRandom('kill-bench', Number(values.seed))

rmSync(out, { recursive: true, force: true })
const killsEach = Math.ceil(Number(values.kills) / recipeNames.length)
const tables = []
for (const name of recipeNames) tables.push(await benchRecipe(name, killsEach))
console.table(Object.fromEntries(tables.map(({ name, ...row }) => [name, row])))
const passed = tables.reduce((sum, row) => sum + row.kills - row.unreadable + row.completed - row.wrong, 0)
const failed = tables.reduce((sum, row) => sum + row.unreadable + row.wrong, 0)
console.log(`seed ${values.seed}: ${passed} passed, ${failed} failed`)
exit(failed === 0 ? 0 : 1)

async function benchRecipe(name, wanted) {
  const calm = place(name, 0)
  const startedMs = performance.now()
  const { code } = await start(calm, MOST_CONCURRENCY)
  const calmMs = performance.now() - startedMs
  if (code !== 0) throw new Error(`The undisturbed run of ${name} ended with ${code}.`)
  const expected = await outcomeOf(calm)
  const row = {
    name,
    kills: 0,
    'in generate': 0,
    resumes: 0,
    completed: 0,
    'digests equal': 0,
    lost: 0,
    doubled: 0,
    effects: expected.asked,
    'asked twice': 0,
    'most in flight': 0,
    unreadable: 0,
    wrong: 0,
  }
  for (let number = 1; row.kills < wanted; number += 1) await benchFolder(place(name, number), expected, calmMs, wanted, row)
  return row
}

/** One folder: killed until a process gets through, then compared. */
async function benchFolder(where, expected, calmMs, wanted, row) {
  let inFlight = 0
  for (let isFirst = true; ; isFirst = false) {
    const concurrency = random.integer(1, MOST_CONCURRENCY)
    const killMs = row.kills < wanted ? 100 + random.float() * calmMs * 0.7 : undefined
    if (!isFirst) row.resumes += 1
    const { signal, code } = await start(where, concurrency, killMs)
    if (signal !== 'SIGKILL') {
      compare(await outcomeOf(where), expected, code, inFlight, row)
      rmSync(where.folder, { recursive: true, force: true })
      return
    }
    row.kills += 1
    inFlight += concurrency
    row['most in flight'] += concurrency
    const seen = await lookAt(where)
    if (seen === 'unreadable') row.unreadable += 1
    if (seen === 'generating') row['in generate'] += 1
  }
}

function compare(found, expected, code, inFlight, row) {
  const twice = found.asked - found.differentlyAsked
  const isSame = found.digest === expected.digest && found.released === expected.released
  row.completed += 1
  row['digests equal'] += isSame ? 1 : 0
  row.lost += expected.planned - found.differentIds
  row.doubled += found.candidateLines - found.differentIds
  row['asked twice'] += twice
  const isRight =
    code === 0 &&
    isSame &&
    found.differentIds === expected.planned &&
    found.candidateLines === expected.planned &&
    found.differentlyAsked === expected.differentlyAsked &&
    found.answerLines === found.differentAnswers &&
    twice <= inFlight
  if (!isRight) {
    row.wrong += 1
    console.error(`${row.name}: exit ${code}`, { found, expected, inFlight })
  }
}

function place(name, number) {
  const folder = join(out, `${name.replaceAll(' ', '-')}-${number}`)
  return { folder, recipe: writeRecipe(name, folder), run: join(folder, 'run') }
}

function start({ folder, recipe, run }, concurrency, killMs) {
  const parameters = [commandLine, 'run', recipe, '--out', run, '--concurrency', String(concurrency), '--quiet']
  const started = spawn(execPath, parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const timer = killMs === undefined ? undefined : setTimeout(() => started.kill('SIGKILL'), killMs)
  return new Promise((resolve) => {
    started.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code, signal })
    })
  })
}

/** Whether what a kill left can be read and adds up; `generating` when candidates are outstanding or none is accepted. */
async function lookAt({ run }) {
  if (!existsSync(join(run, 'ledger/epoch-1.log'))) return 'begun'
  try {
    const view = await openLedgerView({ folder: run, epoch: 1 })
    const counts = view.index.counts()
    if (view.index.size > 0) await view.read(view.index.entry(view.index.size - 1).ref)
    await view.close()
    if (!isConserved(counts)) return 'unreadable'
    return counts.planned > 0 && counts.accepted === 0 ? 'generating' : 'other'
  } catch (thrown) {
    console.error(thrown)
    return 'unreadable'
  }
}

async function outcomeOf({ folder, run }) {
  const facts = JSON.parse(readFileSync(join(run, 'plans/epoch-1.facts.json'), 'utf8'))
  const ids = idsIn(join(run, 'ledger/epoch-1.log'), 'C')
  const answers = idsIn(join(run, 'ledger/effects.log'), 'M')
  const asked = readFileSync(join(folder, 'asked.txt'), 'utf8').split('\n').filter(Boolean)
  const data = join(run, 'release/data')
  const hash = createHash('sha256')
  for (const file of readdirSync(data).sort()) hash.update(readFileSync(join(data, file)))
  return {
    digest: facts.resultDigest,
    released: hash.digest('hex'),
    planned: facts.counts.planned,
    candidateLines: ids.length,
    differentIds: new Set(ids).size,
    answerLines: answers.length,
    differentAnswers: new Set(answers).size,
    asked: asked.length,
    differentlyAsked: new Set(asked).size,
  }
}

function idsIn(path, letter) {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.startsWith(`${letter} `)).map((line) => line.split(' ')[1])
}
