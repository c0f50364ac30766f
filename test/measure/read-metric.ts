/** Reads a metric over records, as a run would: bind, start, add in batches, read. */

import { createRandom } from '../../src/base/random.js'
import { createBatch } from '../../src/contract/batch.js'
import type { Metric } from '../../src/contract/metric.js'
import type { DataRecord } from '../../src/record/data-record.js'
import type { MeasuredReading, Reading } from '../../src/record/reading.js'
import { createExamPorts, type ExamSetting } from '../../src/testing/exam-ports.js'

/** The reading of all records. */
export async function readMetric(
  metric: Metric,
  records: readonly DataRecord[],
  options: unknown = {},
  setting: ExamSetting = {},
): Promise<Reading> {
  const run = await metric.bind(options).instance(createExamPorts(setting))
  for (let from = 0; from < records.length; from += 100) {
    await run.add(createBatch(records.slice(from, from + 100)))
  }
  return run.read(createRandom('read'))
}

/** The same where the reading must be a measured one. */
export async function measure(
  metric: Metric,
  records: readonly DataRecord[],
  options: unknown = {},
  setting: ExamSetting = {},
): Promise<MeasuredReading> {
  const reading = await readMetric(metric, records, options, setting)
  if (reading.status === 'measured') return reading
  throw new TypeError(`unavailable: ${reading.reason}: ${reading.detail}`)
}
