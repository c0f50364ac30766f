/** The process that the kill tests end: runs a recipe and kills itself at the place that it is told. Prints its facts. */

import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Phase } from '../../src/run/events.js'
import { createWorld } from './plug-ins.js'
import type { Recipe } from './run-recipe.js'
import { runValue } from './run-value.js'

/** What the child does. */
export interface ChildOrder {
  readonly folder: string
  readonly recipe: Recipe
  readonly concurrency: number
  /** Where to kill itself: at the n-th candidate written, question asked or answered (1-based), or when a phase begins. */
  readonly at?: { readonly candidate: number } | { readonly question: number } | { readonly phase: Phase }
  /** Milliseconds that each answer takes, so that somebody else can kill it in the meantime. */
  readonly answerMs?: number
}

const order = JSON.parse(process.argv[2] ?? '{}') as ChildOrder
const { at, folder, answerMs = 0 } = order
const world = createWorld()
let [candidates, questions] = [0, 0]

function die(isDue: boolean): void {
  if (isDue) process.kill(process.pid, 'SIGKILL')
}

world.beforeAnswer = async (question) => {
  questions += 1
  appendFileSync(join(folder, 'asked.txt'), `${question}\n`)
  die(at !== undefined && 'question' in at && questions === at.question)
  if (answerMs > 0) await new Promise((resolve) => setTimeout(resolve, answerMs))
}

const { facts } = await runValue(order.recipe, folder, world, {
  concurrency: order.concurrency,
  isLive: true,
  observe(event) {
    if (event.type === 'phase-started') die(at !== undefined && 'phase' in at && event.phase === at.phase)
    if (event.type !== 'progress') return
    candidates += 1
    die(at !== undefined && 'candidate' in at && candidates === at.candidate)
  },
})
process.stdout.write(
  JSON.stringify({ status: facts.status, digest: facts.resultDigest, counts: facts.counts }),
)
