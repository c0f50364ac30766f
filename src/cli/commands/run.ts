/** `cupel run`: runs a recipe, or goes on with it. */

import { join } from 'node:path'
import { exitCodes } from '../../base/errors.js'
import { packageVersion } from '../../base/version.js'
import { type LoadedPlan, loadPlan, planDocument } from '../../recipe/load-plan.js'
import type { RunFacts } from '../../release/facts.js'
import type { StopRequest } from '../../run/events.js'
import { preview } from '../../run/preview.js'
import { type RunResult, run as runPlan } from '../../run/run.js'
import { previewText } from '../preview-text.js'
import { resultLines } from '../result-text.js'
import { createTerminal, type Terminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel run`. */
export interface RunOptions extends TerminalOptions {
  readonly out?: string
  readonly set: readonly string[]
  /** Default: what the models take, or 8 without any. */
  readonly concurrency?: number
  readonly limit?: number
  /** Rows to show with their prompts and answers instead of a run. */
  readonly preview?: number
}

/** Runs a recipe into a folder; returns the exit code. */
export async function run(recipe: string, options: RunOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const set = options.limit === undefined ? options.set : [...options.set, `goal.accepted=${options.limit}`]
  const loaded = await loadPlan(recipe, { set, workingFolder: process.cwd(), environment: process.env })
  const folder = options.out ?? join('runs', loaded.plan.recipe.name)
  if (options.preview !== undefined) return showPreview(loaded, folder, options.preview, terminal)
  const startedMs = performance.now()
  const interrupt = catchInterrupt(terminal)
  try {
    const result = await runPlan({
      plan: loaded.plan,
      document: planDocument(loaded, folder, packageVersion(), new Date().toISOString()),
      folder,
      concurrency: options.concurrency ?? defaultConcurrency(loaded.plan),
      observe: terminal.observe,
      stop: interrupt.stop,
      now: () => performance.now(),
      timeOfDay: () => new Date().toISOString(),
      isLive: true,
    })
    terminal.endProgress()
    terminal.say(resultLines(result, performance.now() - startedMs, process.cwd()))
    terminal.give(resultDocument(result))
    return exitCodeOf(result.facts.status)
  } finally {
    interrupt.release()
  }
}

async function showPreview(
  { plan }: LoadedPlan,
  folder: string,
  count: number,
  terminal: Terminal,
): Promise<number> {
  const rows: unknown[] = []
  for await (const row of preview({ plan, folder, observe: terminal.observe }, count)) {
    rows.push(row)
    terminal.say(previewText(row, rows.length))
  }
  terminal.say(
    `${rows.length} row${rows.length === 1 ? '' : 's'}; answers are kept in ${folder}, so that \`cupel run\` does not ask for them again.`,
  )
  terminal.give(rows)
  return exitCodes.done
}

const CONCURRENCY_WITHOUT_MODELS = 8
const MOST_TASKS_IN_FLIGHT = 10_000

/** Tasks in flight that keep all models of a plan busy. */
function defaultConcurrency({ models, steps, verifiers }: LoadedPlan['plan']): number {
  const asked = new Set([...steps, ...verifiers].flatMap((use) => use.models.asked))
  const slots = [...asked].map((alias) => {
    const binding = models.get(alias)
    return binding?.batch?.requests ?? binding?.concurrency ?? 0
  })
  const sum = slots.reduce((total, count) => total + count, 0)
  return Math.min(Math.max(sum, CONCURRENCY_WITHOUT_MODELS), MOST_TASKS_IN_FLIGHT)
}

/** Exit code of a run's status (DESIGN §7). */
export function exitCodeOf(status: RunFacts['status']): number {
  if (status === 'blocked') return exitCodes.blocked
  if (status === 'inconclusive') return exitCodes.inconclusive
  return status === 'stopped' ? exitCodes.stopped : exitCodes.done
}

function resultDocument({ facts, previous, ...where }: RunResult): unknown {
  const { recipeText: _text, ...rest } = facts
  const earlier = previous && {
    epoch: previous.epoch,
    counts: previous.counts,
    resultDigest: previous.resultDigest,
  }
  return { ...rest, ...where, previous: earlier }
}

function catchInterrupt(terminal: Terminal): { stop: StopRequest; release: () => void } {
  const stop: StopRequest = { reason: undefined }
  const onSignal = (): void => {
    if (stop.reason !== undefined) process.exit(130)
    stop.reason = 'interrupt'
    terminal.endProgress()
    process.stderr.write('Stopping cleanly; again to stop at once.\n')
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  const release = (): void => {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
  return { stop, release }
}
