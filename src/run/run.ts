/** Runs a plan in a folder: survey, generate, refine, measure, gate, release; resumes by itself. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../base/canonical-json.js'
import type { PlannedStep } from '../recipe/plan.js'
import type { RulingFacts, RunFacts } from '../release/facts.js'
import { readJson, writeDurably } from '../store/run-folder.js'
import { collectFacts, type RunEnd } from './collect-facts.js'
import type { RunContext } from './context.js'
import type { Models } from '../model/models.js'
import type { Phase } from './events.js'
import { composeFinalSet } from './final-set.js'
import { StepGenerator, type StopReason } from './generate-step.js'
import { type Measurement, measureSet } from './measure-set.js'
import { openModels, placeOf, watchStops } from './open-models.js'
import { factsPath, type OpenRun, openRun } from './open-run.js'
import type { Published } from './publish.js'
import { type GoalOutcome, reachGoal } from './reach-goal.js'
import { resultDigest } from './result-digest.js'
import type { RunRequest } from './run-request.js'
import { stopWords } from './stop-words.js'
import { stepIntake } from './step-input.js'
import { type Survey, surveySources } from './survey.js'

/** How a run ended. */
export interface RunResult {
  readonly facts: RunFacts
  readonly folder: string
  /** Folder of the release; undefined when nothing was published. */
  readonly release: string | undefined
  readonly report: string | undefined
  /** Folder of the release of an earlier epoch that still stands, when this one published nothing. */
  readonly earlierRelease: string | undefined
  /** Whether the folder held the finished result already. */
  readonly wasComplete: boolean
  /** Facts of the epoch before, when this run opened a new one. */
  readonly previous: RunFacts | undefined
}

/** Runs a plan, or goes on with it. Throws CupelError only for what makes going on impossible. */
export async function run(request: RunRequest): Promise<RunResult> {
  const open = await openRun(request.folder, request.plan, request.document, request.isLive)
  const models = openModels(request, placeOf(open))
  const unwatch = watchStops(request, models)
  try {
    const previous = open.epoch > 1 ? await readFacts(request.folder, open.epoch - 1) : undefined
    const finished = await finishedResult(request, open, previous)
    if (finished !== undefined) return finished
    const context = contextOf(request, open, models)
    const { end, result } = await perform(context, request)
    const facts = await collectFacts(context, request.document, end)
    const published = request.isLive ? await publishLazily(context, facts, result) : {}
    await writeDurably(factsPath(request.folder, open.epoch), `${JSON.stringify(facts, null, 2)}\n`)
    const earlierRelease = earlierReleaseOf(request.folder, facts)
    const { release, report } = published
    return { facts, folder: request.folder, release, report, earlierRelease, wasComplete: false, previous }
  } finally {
    unwatch()
    await models.close()
    await open.close()
  }
}

function contextOf(request: RunRequest, open: OpenRun, models: Models): RunContext {
  const { plan, folder, concurrency, observe, stop, now, isLive } = request
  const { minutes } = plan.goal
  const hasDeadline = isLive && minutes !== undefined
  const deadlineMs = hasDeadline ? now() + minutes * 60_000 : Number.POSITIVE_INFINITY
  return {
    plan,
    folder,
    epoch: open.epoch,
    ledger: open.ledger,
    effects: open.effects,
    models,
    concurrency,
    observe,
    stop,
    now,
    deadlineMs,
  }
}

async function publishLazily(
  ...parameters: Parameters<typeof import('./publish.js').publish>
): Promise<Published> {
  const { publish } = await import('./publish.js')
  return publish(...parameters)
}

type Performed = {
  readonly end: RunEnd
  readonly result: Awaited<ReturnType<typeof composeFinalSet>> | undefined
}

async function perform(context: RunContext, request: RunRequest): Promise<Performed> {
  const { plan, ledger } = context
  const startPhase = (phase: Phase, detail: string): void =>
    context.observe({ type: 'phase-started', phase, detail })
  startPhase('sources', [...plan.sources.keys()].join(', '))
  const survey = await surveySources(context)
  startPhase('generate', plan.steps.map((step) => step.id).join(' → '))
  const outcome = await generate(context, survey)
  if (outcome.end !== 'met') return stoppedEnd(outcome, survey, request)
  startPhase('refine', plan.refiners.map((use) => use.id).join(' → '))
  const set = await composeFinalSet(context, outcome.taken)
  startPhase('measure', plan.metrics.map((use) => use.id).join(', '))
  const measurement = await measureSet(context, plan.metrics, untilStop(context, set.batches()))
  if (context.stop.reason !== undefined) {
    return stoppedEnd({ ...outcome, end: context.stop.reason }, survey, request)
  }
  startPhase('gate', plan.gates.map((gate) => gate.name).join('; '))
  const rulings = ruleGates(context, measurement)
  const digest = await resultDigest(ledger, set)
  ledger.fact('result', {
    digest,
    size: set.size,
    rulings: rulings.map(({ name, ruling }) => ({ name, ruling })),
  })
  await ledger.commit()
  const status = statusOf(rulings)
  const end = {
    status,
    survey,
    cells: outcome.cells,
    measurement,
    rulings,
    resultDigest: digest,
    endedAt: request.timeOfDay(),
  }
  return { end, result: set }
}

function stoppedEnd(outcome: GoalOutcome, survey: Survey, { timeOfDay }: RunRequest): Performed {
  const { cells } = outcome
  const end = { status: 'stopped' as const, stopped: stopWords(outcome), survey, cells, endedAt: timeOfDay() }
  return { end, result: undefined }
}

/** Batches until somebody asks to stop: what was measured by then is not used. */
async function* untilStop<Batch>({ stop }: RunContext, batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  for await (const batch of batches) {
    if (stop.reason !== undefined) return
    yield batch
  }
}

async function generate(context: RunContext, survey: Survey): Promise<GoalOutcome> {
  const { steps, output } = context.plan
  for (const step of steps.slice(0, output)) {
    await noteIntake(context, step, survey)
    const { end, held } = await generateWhole(context, step, survey)
    if (end !== undefined) return { taken: [], wanted: undefined, cells: [], end, held }
  }
  const last = steps[output]
  if (last === undefined) return { taken: [], wanted: undefined, cells: [], end: 'met', held: 0 }
  await noteIntake(context, last, survey)
  return reachGoal(context, last, survey)
}

/** Generates a step that is not released: one round of all that the method has. */
async function generateWhole(
  context: RunContext,
  step: PlannedStep,
  survey: Survey,
): Promise<{ readonly end: StopReason | 'held' | undefined; readonly held: number }> {
  const generator = new StepGenerator(context, step, survey)
  if (generator.finishedRounds > 0) return { end: undefined, held: 0 }
  const most = step.candidates ?? Number.POSITIVE_INFINITY
  try {
    const stopped = await generator.round({
      target: most,
      limit: most,
      open: [],
      accepted: () => [],
      wanted: step.candidates,
    })
    const held = generator.held().length
    return { end: stopped ?? (held > 0 ? 'held' : undefined), held }
  } finally {
    await generator.close()
  }
}

async function noteIntake(context: RunContext, step: PlannedStep, survey: Survey): Promise<void> {
  const report = await stepIntake(context, step)
  if (report !== undefined) survey.intakes.push(report)
}

function ruleGates(context: RunContext, measurement: Measurement): RulingFacts[] {
  const counts = context.ledger.index.counts()
  const facts = {
    counts,
    readings: measurement.readings,
    members: measurement.members,
    released: measurement.size,
  }
  return context.plan.gates.map(({ name, rule, level, why }) => ({ ...rule.rule(facts, level), name, why }))
}

function statusOf(rulings: readonly RulingFacts[]): RunFacts['status'] {
  if (rulings.some((ruling) => ruling.ruling === 'block')) return 'blocked'
  return rulings.some((ruling) => ruling.ruling === 'inconclusive') ? 'inconclusive' : 'released'
}

async function finishedResult(
  request: RunRequest,
  open: OpenRun,
  previous: RunFacts | undefined,
): Promise<RunResult | undefined> {
  const facts = open.isNewEpoch ? undefined : await readFacts(request.folder, open.epoch)
  if (facts === undefined || facts.status === 'stopped') return undefined
  if (!isSameText(facts.recipe, request.plan.recipe)) return undefined
  const release = facts.status === 'released' ? join(request.folder, 'release') : undefined
  if (release !== undefined && !existsSync(join(release, 'manifest.json'))) return undefined
  const report = join(release ?? request.folder, 'report.html')
  const earlierRelease = earlierReleaseOf(request.folder, facts)
  return { facts, folder: request.folder, release, report, earlierRelease, wasComplete: true, previous }
}

function earlierReleaseOf(folder: string, { status }: RunFacts): string | undefined {
  const release = join(folder, 'release')
  return status !== 'released' && existsSync(join(release, 'manifest.json')) ? release : undefined
}

/** Whether what card and report say of the recipe still holds: its words are not part of the plan's digest. */
function isSameText(stored: RunFacts['recipe'], current: RunFacts['recipe']): boolean {
  return canonicalJson(stored) === canonicalJson(JSON.parse(JSON.stringify(current)))
}

async function readFacts(folder: string, epoch: number): Promise<RunFacts | undefined> {
  const path = factsPath(folder, epoch)
  return existsSync(path) ? ((await readJson(path)) as unknown as RunFacts) : undefined
}
