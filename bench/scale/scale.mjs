/** Measures a run of many records: time by phase, bytes a record, memory, and how fast the folder opens again. */

import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { argv, cwd, env, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { commandLine } from '../built.mjs'

const call = promisify(execFile)
const child = fileURLToPath(new URL('child.mjs', import.meta.url))
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    records: { type: 'string', default: '50000' },
    out: { type: 'string', default: 'bench/out/scale' },
    profile: { type: 'boolean', default: false },
  },
})
const records = Number(values.records)
const out = resolve(cwd(), values.out)
const folder = join(out, 'run')
const recipe = join(out, 'recipe.yaml')

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
writeFileSync(recipe, recipeText(records))

const profile = values.profile ? ['--cpu-prof', '--cpu-prof-dir', out] : []
const run = JSON.parse(await node([...profile, child, 'run', folder, recipe]))
const opened = JSON.parse(await node([child, 'open', folder]))
const explained = await timed([commandLine, 'explain', run.aRecord, '--run', folder])
const again = await timed([commandLine, 'run', recipe, '--out', folder, '--quiet'])
const { planned } = run.counts

console.log(`status ${run.status}, ${JSON.stringify(run.counts)}`)
console.log(`result digest ${run.resultDigest}`)
console.table(run.phases.map((row) => ({ ...row, seconds: rounded(row.seconds, 2), peakMiB: rounded(row.peakMiB, 0) })))
console.table({
  'ledger bytes a candidate': rounded(bytesIn('ledger') / planned, 1),
  'segment bytes a candidate': rounded(bytesIn('segments') / planned, 1),
  'explicit index, MiB': rounded(run.indexMiB, 1),
  'index bytes a candidate': rounded((run.indexMiB * 2 ** 20) / planned, 1),
  'openLedgerView, s': rounded(opened.openMs / 1000, 2),
  'openLedgerView, peak MiB': rounded(opened.peakMiB, 0),
  'cupel explain, s': rounded(explained, 2),
  'cupel run again, s': rounded(again, 2),
})

function recipeText(wanted) {
  return `cupel: 1
name: scale
seed: 1
goal: { accepted: ${wanted} }
generate:
  - { id: programs, method: arithmetic-program }
verify: [equation]
refine:
  - { use: exact-duplicates, with: { field: question } }
`
}

async function node(parameters) {
  const { stdout } = await call(execPath, parameters, { maxBuffer: 64 * 2 ** 20, env })
  return stdout
}

async function timed(parameters) {
  const started = performance.now()
  await node(parameters)
  return (performance.now() - started) / 1000
}

function bytesIn(name) {
  const path = join(folder, name)
  return readdirSync(path).reduce((sum, file) => sum + statSync(join(path, file)).size, 0)
}

function rounded(value, places) {
  return Number(value.toFixed(places))
}
