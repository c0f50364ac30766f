/** `cupel run` as a process of its own, and what its folder holds when it has ended; for benches. */

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { commandLine } from './built.mjs'

const LOOK_MS = 20

/** Runs a recipe into a folder; with `killWhen` the process gets SIGKILL as soon as that promises true. */
export function runCommand({ recipe, out, concurrency, killWhen }) {
  const parameters = ['run', recipe, '--out', out, '--quiet', '--json', '--concurrency', String(concurrency)]
  const begunMs = performance.now()
  const started = spawn(execPath, [commandLine, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
  const isOver = { yes: false }
  if (killWhen !== undefined) killLater(started, killWhen, isOver)
  let [stdout, stderr] = ['', '']
  started.stdout.on('data', (data) => {
    stdout += data
  })
  started.stderr.on('data', (data) => {
    stderr += data
  })
  return new Promise((done) => {
    started.on('close', (code, signal) => {
      isOver.yes = true
      done({ code, signal, seconds: (performance.now() - begunMs) / 1000, stdout, stderr })
    })
  })
}

async function killLater(started, killWhen, isOver) {
  while (!isOver.yes && !(await killWhen())) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  if (!isOver.yes) started.kill('SIGKILL')
}

/** Facts of the first epoch, SHA-256 over the released files, and the keys of recorded answers. */
export function outcomeOf(out) {
  const facts = JSON.parse(readFileSync(join(out, 'plans/epoch-1.facts.json'), 'utf8'))
  const data = join(out, 'release/data')
  const hash = createHash('sha256')
  for (const file of readdirSync(data).sort()) hash.update(readFileSync(join(data, file)))
  return { facts, digest: facts.resultDigest, released: hash.digest('hex') }
}

/** Whether every planned candidate of facts has one end. */
export function isConserved({ counts }) {
  const { planned, accepted, rejected, failed, cancelled, pending } = counts
  return planned === accepted + rejected + failed + cancelled + pending
}
