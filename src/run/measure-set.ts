/** Measures a set: every metric sees every batch once; origins are counted on the way. */

import { createRandom } from '../base/random.js'
import { createBatch } from '../contract/batch.js'
import type { MetricRun } from '../contract/metric.js'
import type { DataRecord } from '../record/data-record.js'
import type { Reading } from '../record/reading.js'
import type { Plan } from '../recipe/plan.js'
import { createPorts, type PortsSource } from './context.js'

/** What was measured. */
export interface Measurement {
  readonly readings: ReadonlyMap<string, Reading>
  /** Records by origin (`real`, `synthetic`) and by step or source id. */
  readonly members: ReadonlyMap<string, number>
  readonly size: number
}

/** Runs metrics over batches of records. Cost: one pass; memory: what the metrics hold and one batch. */
export async function measureSet(
  context: PortsSource,
  metrics: Plan['metrics'],
  batches: AsyncIterable<readonly DataRecord[]>,
): Promise<Measurement> {
  const running: { id: string; run: MetricRun }[] = []
  for (const use of metrics) {
    const run = await use.bound.instance(
      createPorts(context, { name: `measure/${use.id}`, against: use.against }),
    )
    running.push({ id: use.id, run })
  }
  const members = new Map<string, number>()
  let size = 0
  for await (const records of batches) {
    const batch = createBatch(records)
    for (const { run } of running) await run.add(batch)
    for (const record of records) {
      for (const name of new Set([record.lineage.origin, record.step])) count(members, name)
    }
    size += records.length
  }
  const readings = new Map<string, Reading>()
  for (const { id, run } of running) {
    readings.set(id, await run.read(createRandom(context.plan.seed, 'measure', id)))
  }
  return { readings, members, size }
}

function count(members: Map<string, number>, name: string): void {
  members.set(name, (members.get(name) ?? 0) + 1)
}
