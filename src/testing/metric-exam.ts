/** The exam of a metric. */

import { createRandom } from '../base/random.js'
import { createBatch } from '../contract/batch.js'
import type { Metric, StartMetric } from '../contract/metric.js'
import type { DataRecord } from '../record/data-record.js'
import type { Reading } from '../record/reading.js'
import { canonicalOf, expectSame } from './comparison.js'
import { examineDeclaration } from './declaration-exam.js'
import { createExamPorts, type ExamSetting } from './exam-ports.js'
import { createFindings, type Finding, type Findings } from './finding.js'
import { deepFreeze } from './frozen.js'
import { buildOddRecords } from './odd-records.js'
import { readingFaults } from './reading-faults.js'

/** Records that the metric can measure, with the options and sources that it needs for them. */
export interface MetricSample extends ExamSetting {
  readonly options?: unknown
  /** Enough records for a measured reading. */
  readonly records: readonly DataRecord[]
}

/**
 * Examines a metric: the sample is measured, with unit, n, interval and method; no records are `unavailable`, never 0 or
 * NaN; the reading depends neither on batch sizes nor on a second run; odd records neither throw nor give NaN.
 *
 * Cost: about 30 readings.
 */
export async function examineMetric(metric: Metric, sample: MetricSample): Promise<Finding[]> {
  const findings = createFindings(metric)
  examineDeclaration(metric, sample.options, findings)
  if (findings.list.some(({ rule }) => rule === 'options-bind')) return [...findings.list]
  const start = metric.bind(sample.options).instance
  const read = (records: readonly DataRecord[], size: number, what: string): Promise<Reading | undefined> =>
    findings.attempt(what, () => measure(start, records, { sample, size }))

  examineEmpty(await read([], 1, 'No records'), findings)
  const whole = await read(sample.records, sample.records.length, 'The sample')
  if (whole !== undefined) examineSample(metric, whole, findings)
  for (const size of [sample.records.length, 1, 3]) {
    const pair = [whole, await read(sample.records, size, `The sample in batches of ${size}`)] as const
    const rule = size === sample.records.length ? 'not-deterministic' : 'batch-dependent'
    const what =
      rule === 'batch-dependent' ? `In batches of ${size} the reading differs` : 'A second run differs'
    expectSame(findings, rule, pair, [what, 'count records, not batches; draw from the random given.'])
  }
  for (const { oddity, record } of buildOddRecords(sample.records)) {
    const what = `A record with ${oddity}`
    for (const records of [[record], [...sample.records, record]]) {
      const reading = await read(records, records.length, what)
      if (reading !== undefined) examineReading(metric, reading, { what, findings })
    }
  }
  return [...findings.list]
}

async function measure(
  start: StartMetric,
  records: readonly DataRecord[],
  { sample, size }: { sample: MetricSample; size: number },
): Promise<Reading> {
  const run = await start(createExamPorts(sample))
  for (let from = 0; from < records.length; from += size) {
    await run.add(createBatch(deepFreeze(records.slice(from, from + size))))
  }
  return run.read(createRandom('exam', 'read'))
}

function examineEmpty(reading: Reading | undefined, findings: Findings): void {
  if (reading?.status !== 'measured') return
  findings.add(
    'empty-measured',
    `No records are measured as ${reading.value}.`,
    'return unavailable(reason, detail).',
  )
}

function examineSample(metric: Metric, reading: Reading, findings: Findings): void {
  const what = 'The sample'
  examineReading(metric, reading, { what, findings })
  if (reading.status === 'measured') return
  findings.add(
    'weak-sample',
    `The sample is unavailable: ${reading.reason}.`,
    'give records that can be measured.',
  )
}

interface Context {
  readonly what: string
  readonly findings: Findings
}

function examineReading(metric: Metric, reading: Reading, { what, findings }: Context): void {
  if (canonicalOf(reading, what, findings) === undefined) return
  for (const [fault, mend] of readingFaults(reading, metric))
    findings.add('reading', `${what}: ${fault}.`, mend)
}
