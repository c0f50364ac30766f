/** Collects from plan and ledger what card, report and `--json` tell about a run. */

import { basename } from 'node:path'
import { type JsonObject, isJsonObject } from '../base/canonical-json.js'
import type { Plan, Use } from '../recipe/plan.js'
import type { Attributes } from '../record/data-record.js'
import type {
  CellFacts,
  DispositionCount,
  NoteFacts,
  ReadingFacts,
  RulingFacts,
  RunFacts,
  SourceFacts,
  UsedPlugIn,
  VerdictCount,
} from '../release/facts.js'
import { ledgerPath } from '../store/ledger.js'
import { readCandidate } from './candidates.js'
import { contactedHosts } from './contacted-hosts.js'
import type { RunContext } from './context.js'
import type { CellState } from './goal-count.js'
import type { Measurement } from './measure-set.js'
import { modelFacts } from './model-facts.js'
import type { PlanDocument } from './open-run.js'
import { standingVerdicts } from './standing-verdicts.js'
import type { Survey } from './survey.js'

/** How the run ended, as far as it came. */
export interface RunEnd {
  readonly status: RunFacts['status']
  readonly stopped?: string
  readonly survey?: Survey
  readonly cells?: readonly CellState[]
  readonly measurement?: Measurement
  readonly rulings?: readonly RulingFacts[]
  readonly resultDigest?: string
  readonly endedAt: string
}

/** The facts of a run at its end. */
export async function collectFacts(
  context: RunContext,
  document: PlanDocument,
  end: RunEnd,
): Promise<RunFacts> {
  const { plan, ledger } = context
  return {
    cupel: document.cupel,
    status: end.status,
    stopped: end.stopped,
    recipe: plan.recipe,
    recipeFile: document.recipeFile,
    recipeText: document.recipeText,
    overrides: document.overrides,
    planDigest: plan.digest,
    policyDigest: plan.policyDigest,
    epoch: context.epoch,
    startedAt: openedAt(context) ?? document.openedAt,
    endedAt: end.endedAt,
    counts: ledger.index.counts(),
    dispositions: dispositionCounts(context),
    verdicts: await verdictCounts(context),
    sources: sourceFacts(plan, end.survey),
    intakes: end.survey?.intakes ?? [],
    cells: await cellFacts(context, end.cells ?? []),
    notes: ledger.state.valuesOf('refiner-note').filter(isJsonObject) as unknown as NoteFacts[],
    readings: readingFacts(plan, end.measurement),
    rulings: end.rulings ?? [],
    members: Object.fromEntries(end.measurement?.members ?? []),
    released: end.status === 'released' ? (end.measurement?.size ?? 0) : 0,
    resultDigest: end.resultDigest,
    plugIns: usedPlugIns(plan),
    effects: context.effects.usage,
    models: modelFacts(context),
    hosts: hostsOf(context),
  }
}

/** Hosts that the folder's answers came from: contacted in this epoch, in an earlier one, or for a preview. */
function hostsOf({ ledger, folder }: RunContext): string[] {
  const own = ledger.state.valuesOf('host-contacted').map(String)
  return [...new Set([...contactedHosts(folder), ...own])]
}

function openedAt({ ledger }: RunContext): string | undefined {
  const [opened] = ledger.state.valuesOf('epoch-opened')
  return isJsonObject(opened) && typeof opened.openedAt === 'string' ? opened.openedAt : undefined
}

function dispositionCounts({ plan, ledger }: RunContext): DispositionCount[] {
  return ledger.index
    .tallies()
    .map(({ step, ...tally }) => ({ ...tally, step: plan.steps[step]?.id ?? String(step) }))
}

async function verdictCounts({ plan, ledger, folder, epoch }: RunContext): Promise<VerdictCount[]> {
  const idOf = (index: number): string =>
    plan.verifiers.find((one) => one.index === index)?.id ?? String(index)
  const tallies = await standingVerdicts(ledger, ledgerPath({ folder, epoch }))
  return tallies.map(({ verifier, ...tally }) => ({ ...tally, verifier: idOf(verifier) }))
}

function sourceFacts(plan: Plan, survey: Survey | undefined): SourceFacts[] {
  return [...plan.sources.values()].map((source) => {
    const report = survey?.sources.find((one) => one.id === source.id)
    const { id, origin, license, fingerprint } = source
    return {
      id: id in plan.recipe.sources ? id : basename(id),
      file: basename(source.path),
      reader: `${source.plugIn.id}@${source.plugIn.version}`,
      origin,
      license,
      bytes: fingerprint.bytes,
      sha256: fingerprint.sha256,
      read: report?.read ?? 0,
      taken: report?.taken ?? 0,
      leftOut: report?.leftOut ?? {},
      examples: report?.examples ?? [],
    }
  })
}

function readingFacts(plan: Plan, measurement: Measurement | undefined): ReadingFacts[] {
  return [...(measurement?.readings ?? [])].map(([id, reading]) => {
    const use = plan.metrics.find((metric) => metric.id === id)
    return { id, metric: use?.plugIn.id ?? id, summary: use?.plugIn.summary ?? '', reading }
  })
}

async function cellFacts(context: RunContext, cells: readonly CellState[]): Promise<CellFacts[]> {
  const short = cells.some(({ cell, got }) => got < cell.count)
  const endings = short ? await endingsByAsked(context) : []
  return cells.map(({ cell, got }) => {
    const fitting = got < cell.count ? endings.filter(({ asked }) => includes(asked, cell.attributes)) : []
    const counts = new Map<string, number>()
    for (const { byReason } of fitting) {
      for (const [reason, count] of byReason) counts.set(reason, (counts.get(reason) ?? 0) + count)
    }
    const why = [...counts].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${count} × ${reason}`)
    return {
      attributes: cell.attributes,
      wanted: cell.count,
      got,
      why: why.length > 0 ? why : got < cell.count ? ['no candidate was asked for it'] : [],
    }
  })
}

interface AskedEndings {
  readonly asked: Attributes
  readonly byReason: Map<string, number>
}

/** Endings of the output step's candidates by what they were asked for. O(candidates) reads, made only when cells are short. */
async function endingsByAsked({ plan, ledger }: RunContext): Promise<AskedEndings[]> {
  const endings = new Map<string, AskedEndings>()
  for (let ordinal = 0; ordinal < ledger.index.size; ordinal += 1) {
    const { step, state, reason, by } = ledger.index.entry(ordinal)
    if (step !== plan.output || state === 'accepted') continue
    const { record } = await readCandidate(ledger, ordinal)
    const { asked = {} } = record.lineage
    const key = JSON.stringify(asked)
    const { byReason } = endings.get(key) ?? { byReason: new Map<string, number>() }
    endings.set(key, { asked, byReason })
    const ending = reason === null ? state : `${state}: ${reason} (${by ?? ''})`
    byReason.set(ending, (byReason.get(ending) ?? 0) + 1)
  }
  return [...endings.values()]
}

function includes(asked: Attributes, attributes: Attributes): boolean {
  return Object.entries(attributes).every(([name, value]) => asked[name] === value)
}

function usedPlugIns(plan: Plan): UsedPlugIn[] {
  const all: readonly Use<Described, unknown>[] = [
    ...plan.sources.values(),
    ...plan.steps,
    ...plan.verifiers,
    ...plan.refiners,
    ...plan.metrics,
    ...plan.exporters,
  ]
  return all.map(({ id, plugIn, bound }) => ({
    kind: plugIn.kind,
    id: plugIn.kind === 'source' ? basename(id) : id,
    producer: `${plugIn.id}@${plugIn.version}`,
    summary: plugIn.summary,
    citation: [plugIn.source.title, plugIn.source.reference].filter((part) => part !== undefined).join(', '),
    options: JSON.parse(JSON.stringify(bound.options ?? {})) as JsonObject,
  }))
}

interface Described {
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly summary: string
  readonly source: { readonly title: string; readonly reference?: string }
}
