/**
 * Kills runs by SIGKILL at random moments, goes on with them, and compares every result with that of an undisturbed run.
 *
 * `node bench/kill/kill.mjs [--kills 200] [--seed 1] [--only part-of-a-name] [--out bench/out/kill]`: the kills are
 * shared out over three recipes without models and one (`models`) that asks a mock server. Ends with `N passed, N failed`.
 */

import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { argv, cwd, exit } from 'node:process'
import { parseArgs } from 'node:util'
import { builtModule } from '../built.mjs'
import { lookAt, outcomeOf, start } from './folder.mjs'
import { benchModels } from './models.mjs'
import { recipeNames, writeRecipe } from './recipes.mjs'

const MOST_CONCURRENCY = 32
const MODELS = 'models'
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'bench/out/kill' },
    only: { type: 'string', default: '' },
  },
})
const out = resolve(cwd(), values.out)
const { createRandom } = await builtModule('base/random.js')
const random = createRandom('kill-bench', Number(values.seed))

rmSync(out, { recursive: true, force: true })
const names = recipeNames.filter((name) => name.includes(values.only))
const isAsked = MODELS.includes(values.only)
const killsEach = Math.ceil(Number(values.kills) / (names.length + (isAsked ? 1 : 0)))
const tables = []
for (const name of names) tables.push(await benchRecipe(name, killsEach))
if (isAsked) tables.push(await benchModels(MODELS, killsEach, out, random))
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
