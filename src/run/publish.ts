/** Publishes what the gates allow; whatever happened, a report is written. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RejectedRecord } from '../contract/exporter.js'
import type { ReleaseStreams, RunFacts } from '../release/facts.js'
import { writeReport } from '../release/report.js'
import { writeRelease } from '../release/write-release.js'
import { readCandidate } from './candidates.js'
import type { RunContext } from './context.js'
import type { FinalSet } from './final-set.js'
import { rejectedOrdinals } from './result-digest.js'
import { stories } from './stories.js'

/** Where the outcome lies. */
export interface Published {
  readonly release?: string
  readonly report?: string
}

/**
 * Writes the release when the run's status is `released`, else only `report.html` into the run folder. A release takes the
 * place of the report of an earlier epoch; without one, the release of an earlier epoch stays.
 */
export async function publish(
  context: RunContext,
  facts: RunFacts,
  set: FinalSet | undefined,
): Promise<Published> {
  const streams = streamsOf(context, set)
  context.observe({ type: 'phase-started', phase: 'release', detail: facts.status })
  if (facts.status !== 'released') {
    const report = join(context.folder, 'report.html')
    await writeReport(report, facts, streams)
    return { report }
  }
  const folder = join(context.folder, 'release')
  const exporters = context.plan.exporters.map(({ id, bound }) => ({ id, run: bound.instance }))
  await rm(join(context.folder, 'report.html'), { force: true })
  await writeRelease({ folder, facts, streams, exporters, formats: context.plan.recipe.release.formats })
  return { release: folder, report: join(folder, 'report.html') }
}

function streamsOf(context: RunContext, set: FinalSet | undefined): ReleaseStreams {
  const { plan, ledger, folder, epoch } = context
  const verifierIds: string[] = []
  for (const verifier of plan.verifiers) verifierIds[verifier.index] = verifier.id
  const outputStep = plan.steps[plan.output]?.id ?? ''
  return {
    batches: () => set?.batches() ?? nothing(),
    rejected: () => rejectedByVerifiers(context),
    stories: (limit) => stories({ ledger, folder, epoch, verifierIds, outputStep }, limit),
  }
}

async function* rejectedByVerifiers({ ledger }: RunContext): AsyncGenerator<RejectedRecord> {
  for (const ordinal of rejectedOrdinals(ledger)) {
    const { by, reason } = ledger.index.entry(ordinal)
    if (by?.startsWith('verify/') !== true) continue
    yield { record: (await readCandidate(ledger, ordinal)).record, reason: reason ?? 'failed' }
  }
}

async function* nothing(): AsyncGenerator<never> {}
