/** One folder of the kill bench: the process that works in it, what a kill left, and what it held in the end. */

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { builtModule, commandLine } from '../built.mjs'

const { openLedgerView } = await builtModule('store/ledger-view.js')
const { isConserved } = await builtModule('record/disposition.js')

/** Runs the recipe in its folder; with `killMs` the process gets SIGKILL after so long. */
export function start({ folder, recipe, run }, concurrency, killMs) {
  const parameters = [commandLine, 'run', recipe, '--out', run, '--concurrency', String(concurrency), '--quiet']
  const started = spawn(execPath, parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  started.stderr.on('data', (data) => {
    words += data
  })
  const timer = killMs === undefined ? undefined : setTimeout(() => started.kill('SIGKILL'), killMs)
  return new Promise((resolve) => {
    started.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code !== 0 && code !== null) console.error(words)
      resolve({ code, signal })
    })
  })
}

/** Whether what a kill left can be read and adds up; `generating` when candidates are outstanding or none is accepted. */
export async function lookAt({ run }) {
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

/** Digests, candidates and answers of a folder whose run is complete. */
export async function outcomeOf({ folder, run }) {
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

/** Ids of the events of a letter in a log; a line that is not whole is none. */
export function idsIn(path, letter) {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.filter((line) => line.startsWith(`${letter} `)).map((line) => line.split(' ')[1])
}
