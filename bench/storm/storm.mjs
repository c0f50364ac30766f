/**
 * A storm of faults beside a quiet day: the same rows, no candidate without an end, and what it costs; then the quiet run
 * at concurrency 1, 64 and 1,024.
 *
 * `node bench/storm/storm.mjs [--candidates 2000] [--concurrency 256] [--out bench/out/storm]`: candidates of each of three
 * steps, four calls a row. Ends with `N passed, N failed`.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { argv, cwd, exit } from 'node:process'
import { parseArgs } from 'node:util'
import { startServer } from '../engine/server.mjs'
import { isConserved, outcomeOf, runCommand } from '../run-command.mjs'
import { stormRecipe } from './recipe.mjs'

const FAULTS = ['429=0.3', 'truncated=0.05', 'bad-json=0.05', 'reset=0.02', 'hang=0.01']
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    candidates: { type: 'string', default: '2000' },
    concurrency: { type: 'string', default: '256' },
    out: { type: 'string', default: 'bench/out/storm' },
  },
})
const out = resolve(cwd(), values.out)
const candidates = Number(values.candidates)
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const given = Number(values.concurrency)
const rows = [
  await measure('quiet', given, []),
  await measure('storm', given, FAULTS.flatMap((fault) => ['--fault', fault])),
  await measure('quiet at 1', 1, []),
  await measure('quiet at 64', 64, []),
  await measure('quiet at 1024', 1024, []),
]
const [quiet, ...others] = rows
console.table(Object.fromEntries(rows.map(({ name, shown }) => [name, shown])))
const failed = [quiet, ...others].filter((row) => !isRight(row))
for (const row of failed) console.error(`${row.name} is not as the quiet run`, row.code, row.counts, row.digest)
console.log(`${rows.length - failed.length} passed, ${failed.length} failed`)
exit(failed.length === 0 ? 0 : 1)

async function measure(name, concurrency, faults) {
  const server = await startServer(['--seed', '1', ...faults])
  const folder = join(out, name.replaceAll(' ', '-'))
  const recipe = `${folder}.yaml`
  writeFileSync(recipe, stormRecipe(server.url, candidates, { concurrency, timeoutSeconds: 2, attempts: 8 }))
  const { code, seconds } = await runCommand({ recipe, out: folder, concurrency })
  const stats = await server.stats()
  await server.stop()
  const { facts, digest, released } = outcomeOf(folder)
  const requests = stats.requests['POST /v1/chat/completions']
  const shown = {
    accepted: facts.counts.accepted,
    'released rows': facts.released,
    calls: stats.answered,
    requests,
    'tried again': requests - stats.answered,
    429: stats.faults['429'] ?? 0,
    'truncated, bad JSON': (stats.faults.truncated ?? 0) + (stats.faults['bad-json'] ?? 0),
    'resets, hangs': (stats.faults.reset ?? 0) + (stats.faults.hang ?? 0),
    'answered twice': stats.answeredTwice,
    seconds: Number(seconds.toFixed(1)),
    'calls/s': Math.round(stats.answered / seconds),
    'released/s': Math.round(facts.released / seconds),
    digest: digest?.slice(0, 12),
  }
  return { name, shown, code, counts: facts.counts, isConserved: isConserved(facts), digest, released, stats }
}

function isRight(row) {
  return (
    row.code === 0 &&
    row.isConserved &&
    row.counts.planned === 3 * candidates &&
    row.counts.pending + row.counts.failed === 0 &&
    row.stats.answeredTwice === 0 &&
    JSON.stringify(row.counts) === JSON.stringify(quiet.counts) &&
    row.digest === quiet.digest &&
    row.released === quiet.released
  )
}
