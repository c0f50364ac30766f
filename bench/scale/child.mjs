/** One process of the scale bench: runs the recipe, or reopens its folder, and prints what it measured as JSON. */

import { readFileSync } from 'node:fs'
import { argv, cwd, stdout } from 'node:process'
import { builtModule } from '../built.mjs'

const [, , task, folder, recipe] = argv
stdout.write(`${JSON.stringify(task === 'open' ? await reopen(folder) : await generate(recipe, folder))}\n`)

async function generate(path, out) {
  const { loadPlan, planDocument } = await builtModule('recipe/load-plan.js')
  const { run } = await builtModule('run/run.js')
  const { boundHeapGrowth } = await builtModule('cli/memory.js')
  boundHeapGrowth()
  const { openLedgerView } = await builtModule('store/ledger-view.js')
  const loaded = await loadPlan(path, { set: [], workingFolder: cwd(), environment: {} })
  const phases = []
  const begin = (name) => phases.push({ name, atMs: performance.now(), peakMiB: peakMiB() })
  begin('start')
  const result = await run({
    plan: loaded.plan,
    document: planDocument(loaded, out, '0', '2026-01-01T00:00:00Z'),
    folder: out,
    concurrency: 16,
    observe: (event) => event.type === 'phase-started' && begin(event.phase),
    stop: { reason: undefined },
    now: () => performance.now(),
    timeOfDay: () => new Date().toISOString(),
    isLive: true,
  })
  begin('end')
  const { facts } = result
  const view = await openLedgerView({ folder: out, epoch: facts.epoch })
  const indexMiB = view.index.bytes / 2 ** 20
  const aRecord = view.index.entry(Math.floor(view.index.size / 2)).id
  await view.close()
  const { status, counts, resultDigest } = facts
  return { status, counts, resultDigest, phases: phaseTable(phases), indexMiB, aRecord }
}

async function reopen(out) {
  const { openLedgerView } = await builtModule('store/ledger-view.js')
  const started = performance.now()
  const view = await openLedgerView({ folder: out, epoch: 1 })
  const openMs = performance.now() - started
  await view.close()
  return { openMs, candidates: view.index.size, indexMiB: view.index.bytes / 2 ** 20, peakMiB: peakMiB() }
}

function phaseTable(marks) {
  return marks.slice(0, -1).map(({ name, atMs }, at) => {
    const next = marks[at + 1]
    return { phase: name, seconds: (next.atMs - atMs) / 1000, peakMiB: next.peakMiB }
  })
}

/** Largest resident set of this process so far (VmHWM), in MiB. */
function peakMiB() {
  const [, kibibytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kibibytes) / 1024
}
