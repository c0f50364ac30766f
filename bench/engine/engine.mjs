/**
 * Candidates through generate → verify → judge against the mock server, with the ledger on, beside a bare undici loop
 * against the same server in the same run.
 *
 * `node bench/engine/engine.mjs [--candidates 100000] [--concurrency 64] [--out bench/out/engine] [--repeats 1]`.
 * Two calls a candidate. Prints calls/s of both, their ratio, CPU and peak memory. Ends with `N passed, N failed`.
 */

import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { argv, cwd, execPath, exit, hrtime } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { commandLine } from '../built.mjs'
import { startServer } from './server.mjs'

const LEAST_SHARE = 0.5
const MOST_MIB = 250
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    candidates: { type: 'string', default: '100000' },
    concurrency: { type: 'string', default: '64' },
    repeats: { type: 'string', default: '1' },
    out: { type: 'string', default: 'bench/out/engine' },
  },
})
const out = resolve(cwd(), values.out)
const candidates = Number(values.candidates)
const concurrency = Number(values.concurrency)
const rows = []
for (let repeat = 0; repeat < Number(values.repeats); repeat += 1) rows.push(await measureOnce())
console.table(rows)
const good = rows.filter((row) => row.share >= LEAST_SHARE && row['peak MiB'] <= MOST_MIB)
console.log(`${good.length} passed, ${rows.length - good.length} failed`)
exit(good.length === rows.length ? 0 : 1)

async function measureOnce() {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const log = await recordRequests()
  const server = await startServer(['--seed', '1'])
  const loop = fileURLToPath(new URL('bare.mjs', import.meta.url))
  const bare = await child([loop, server.url, String(candidates * 2), String(concurrency), log])
  await server.reset()
  const recipe = writeRecipe(server.url, candidates)
  const engine = await child([commandLine, 'run', recipe, '--out', join(out, 'run'), '--concurrency', String(concurrency), '--quiet', '--json'])
  const facts = JSON.parse(engine.stdout)
  const stats = await server.stats()
  await server.stop()
  const calls = facts.effects.asked
  const { callsPerSecond } = JSON.parse(bare.stdout)
  return {
    candidates: facts.counts.planned,
    accepted: facts.counts.accepted,
    calls,
    'asked twice': stats.answeredTwice,
    'bare calls/s': Math.round(callsPerSecond),
    'cupel calls/s': Math.round(calls / engine.seconds),
    share: Number((calls / engine.seconds / callsPerSecond).toFixed(3)),
    seconds: Number(engine.seconds.toFixed(1)),
    'CPU us/call': Math.round((engine.cpuSeconds / calls) * 1e6),
    'bare CPU us/call': Math.round((bare.cpuSeconds / (candidates * 2)) * 1e6),
    'peak MiB': Math.round(engine.peakMiB),
  }
}

/** What Cupel asks for a few candidates, as the server's log: the bare loop sends the same kinds. */
async function recordRequests() {
  const log = join(out, 'requests.jsonl')
  const server = await startServer(['--seed', '1', '--log', log])
  await child([commandLine, 'run', writeRecipe(server.url, 64), '--out', join(out, 'sample'), '--quiet', '--json'])
  await server.stop()
  return log
}

function writeRecipe(url, candidates) {
  const path = join(out, 'recipe.yaml')
  const model = `{ provider: openai-compatible, endpoint: mock, url: "${url}", model: mock-8b, concurrency: ${concurrency}`
  const text = `cupel: 1
name: engine
models:
  writer: ${model} }
  judge: ${model}, family: other, maxTokens: 200 }
generate:
  - id: ask
    method: fields
    model: writer
    with:
      rows: ${candidates}
      fields:
        topic: { sample: { kind: category, values: [gardening, tides, bicycles, bread, maps, bees, kites, clocks] } }
        number: { sample: { kind: integer, min: 1, max: 1000000000 } }
        question: { text: 'Write one question about {{topic}} that mentions the number {{number}}. Only the question.' }
verify:
  - { use: not-empty, with: { fields: [question] } }
  - use: judge
    model: judge
    abstain: keep
    with:
      fields: [question]
      rubric: { name: clear, question: 'Is the question clear?', scale: { "1": unclear, "3": partly clear, "5": clear }, pass: 2 }
release: { formats: [jsonl] }
`
  writeFileSync(path, text)
  return path
}

/** Runs a Node process; gives what it said, its time, CPU seconds and peak resident memory. */
function child(parameters) {
  const begun = hrtime.bigint()
  const started = spawn(execPath, parameters, { cwd: out, stdio: ['ignore', 'pipe', 'inherit'] })
  const usage = { cpuSeconds: 0, peakMiB: 0 }
  const timer = setInterval(() => Object.assign(usage, usageOf(started.pid, usage)), 100)
  let stdout = ''
  started.stdout.on('data', (data) => {
    stdout += data
  })
  return new Promise((done, failed) => {
    started.on('close', (code) => {
      clearInterval(timer)
      const seconds = Number(hrtime.bigint() - begun) / 1e9
      if (code === 0) done({ stdout, seconds, ...usage })
      else failed(new Error(`${parameters[0]} ended with ${code}: ${stdout.slice(-2000)}`))
    })
  })
}

/** CPU seconds so far and peak memory by /proc; what was known when the process is gone. */
function usageOf(pid, known) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const peakMiB = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / 100
    return { cpuSeconds, peakMiB }
  } catch {
    return known
  }
}
