/** The exam of a refiner. */

import { createBatch } from '../contract/batch.js'
import type { Refiner, RefinerRun } from '../contract/refiner.js'
import type { DataRecord } from '../record/data-record.js'
import type { Receipt } from '../record/receipt.js'
import { canonicalOf, expectSame } from './comparison.js'
import { examineDeclaration } from './declaration-exam.js'
import { createExamPorts, type ExamSetting } from './exam-ports.js'
import { createFindings, type Finding, type Findings, isReasonCode } from './finding.js'
import { deepFreeze } from './frozen.js'
import { buildOddRecords } from './odd-records.js'

/** Records on which the refiner has something to do, with the options and sources that it needs for that. */
export interface RefinerSample extends ExamSetting {
  readonly options?: unknown
  /** Candidates in order; at least one of them must be dropped, or one added, or all ordered. */
  readonly records: readonly DataRecord[]
}

/**
 * Examines a refiner: receipts name given records, each at most once, with a reason; batch sizes and a second run change
 * nothing; a `prefix` refiner decides the first k records as if no others came, whenever it is asked; odd records do not
 * make it throw.
 *
 * Cost: about 8 passes over the sample and one for each odd record.
 */
export async function examineRefiner(refiner: Refiner, sample: RefinerSample): Promise<Finding[]> {
  const findings = createFindings(refiner)
  examineDeclaration(refiner, sample.options, findings)
  if (findings.list.some(({ rule }) => rule === 'options-bind')) return [...findings.list]
  const exam = createExam(refiner, sample, findings)
  const whole = await exam.pass(sample.records, 'The sample')
  if (whole !== undefined) {
    examineReceipts(whole, sample.records, { what: 'The sample', findings })
    examineEffect(whole, findings)
    await examineRepetition(exam, whole, sample.records)
    if (refiner.scope === 'prefix') await examinePrefix(exam, whole, sample.records)
  }
  await examineOdd(exam, sample.records)
  return [...findings.list]
}

/** What one pass over records came to. */
interface Outcome {
  readonly receipts: readonly Receipt[]
  readonly ranks: readonly (string | number | null)[] | undefined
}

/** How a pass asks: records a batch, and whether it decides after each batch or at the end only. */
interface Way {
  readonly size: number
  readonly decideOften: boolean
}

interface RefinerExam {
  readonly findings: Findings
  pass(records: readonly DataRecord[], what: string, way?: Way): Promise<Outcome | undefined>
}

function createExam(refiner: Refiner, sample: RefinerSample, findings: Findings): RefinerExam {
  const start = refiner.bind(sample.options).instance
  return {
    findings,
    pass: (records, what, way = { size: 1_000, decideOften: false }) =>
      findings.attempt(what, async () => passOver(await start(createExamPorts(sample)), records, way)),
  }
}

async function passOver(run: RefinerRun, records: readonly DataRecord[], way: Way): Promise<Outcome> {
  const receipts: Receipt[] = []
  const decide = async (): Promise<void> => {
    for await (const receipt of run.decide()) receipts.push(receipt)
  }
  for (let from = 0; from < records.length; from += way.size) {
    await run.add(createBatch(deepFreeze(records.slice(from, from + way.size))))
    if (way.decideOften) await decide()
  }
  await decide()
  return { receipts, ranks: ranksOf(run, records, receipts) }
}

function ranksOf(
  run: RefinerRun,
  records: readonly DataRecord[],
  receipts: readonly Receipt[],
): Outcome['ranks'] {
  if (run.rank === undefined) return undefined
  const dropped = new Set(receipts.flatMap((receipt) => (receipt.action === 'drop' ? [receipt.id] : [])))
  return records.filter(({ id }) => !dropped.has(id)).map(({ id }) => run.rank?.(id) ?? null)
}

interface Context {
  readonly what: string
  readonly findings: Findings
}

function examineReceipts(
  { receipts, ranks }: Outcome,
  records: readonly DataRecord[],
  { what, findings }: Context,
): void {
  const open = new Set(records.map(({ id }) => id))
  for (const receipt of receipts) {
    canonicalOf(receipt, `${what}: a receipt`, findings)
    if (!isReasonCode(receipt.reason)) {
      findings.add('receipt', `${what}: the reason is "${receipt.reason}".`, 'give a kebab-case code.')
    }
    if (receipt.action === 'drop' && !open.delete(receipt.id)) {
      findings.add(
        'receipt',
        `${what}: drops ${receipt.id} twice or unasked.`,
        'drop given records, each once.',
      )
    }
    if (receipt.action === 'drop' && receipt.partner === receipt.id) {
      findings.add('receipt', `${what}: ${receipt.id} is its own partner.`, 'name the record that stays.')
    }
    if (receipt.action === 'add' && records.some(({ id }) => id === receipt.record.id)) {
      findings.add(
        'receipt',
        `${what}: adds ${receipt.record.id} again.`,
        'add records of other sources only.',
      )
    }
  }
  if (ranks?.includes(null)) {
    findings.add('rank', `${what}: a kept record has no rank.`, 'rank every record that is kept.')
  }
}

function examineEffect({ receipts, ranks }: Outcome, findings: Findings): void {
  if (ranks !== undefined || receipts.some(({ action }) => action !== 'note')) return
  findings.add(
    'weak-sample',
    'The sample leaves the refiner nothing to do.',
    'give records of which some must go.',
  )
}

async function examineRepetition(
  { findings, pass }: RefinerExam,
  whole: Outcome,
  records: readonly DataRecord[],
): Promise<void> {
  const again = await pass(records, 'A second run')
  expectSame(
    findings,
    'not-deterministic',
    [whole, again],
    ['A second run differs', 'draw from ports.random only.'],
  )
  for (const size of [1, 3]) {
    const split = await pass(records, `The sample in batches of ${size}`, { size, decideOften: false })
    const words = [`In batches of ${size} it differs`, 'decide by record, not by batch.'] as const
    expectSame(findings, 'batch-dependent', [whole, split], words)
  }
}

async function examinePrefix(
  { findings, pass }: RefinerExam,
  whole: Outcome,
  records: readonly DataRecord[],
): Promise<void> {
  const mend = 'let what is said of a record depend on earlier records only, or declare the scope "set".'
  for (const size of [1, 2]) {
    const split = await pass(records, 'The sample, deciding after each batch', { size, decideOften: true })
    if (split === undefined) continue
    const pair = [decisions(whole, records), decisions(split, records)] as const
    expectSame(findings, 'not-prefix-stable', pair, [`Asked after every ${size} it decides otherwise`, mend])
  }
  for (const length of [Math.floor(records.length / 2), records.length - 1]) {
    const first = records.slice(0, Math.max(0, length))
    const part = await pass(first, `The first ${length} records`)
    if (part === undefined) continue
    const pair = [decisions(whole, first), decisions(part, first)] as const
    expectSame(findings, 'not-prefix-stable', pair, [
      `The first ${length} records alone are decided otherwise`,
      mend,
    ])
  }
}

/** Receipts about the given records, in their order; notes speak of the whole and are left out. */
function decisions({ receipts }: Outcome, records: readonly DataRecord[]): Receipt[] {
  const byId = new Map(
    receipts.flatMap((receipt) => (receipt.action === 'drop' ? [[receipt.id, receipt]] : [])),
  )
  return records.flatMap(({ id }) => byId.get(id) ?? [])
}

async function examineOdd({ findings, pass }: RefinerExam, records: readonly DataRecord[]): Promise<void> {
  const nothing = await pass([], 'No records')
  if (nothing?.receipts.some(({ action }) => action === 'drop')) {
    findings.add('receipt', 'Drops a record when there are none.', 'drop given records only.')
  }
  const odd = buildOddRecords(records)
  for (const { oddity, record } of odd) {
    const given = [...records, record]
    const outcome = await pass(given, `A record with ${oddity}`)
    if (outcome !== undefined) examineReceipts(outcome, given, { what: `A record with ${oddity}`, findings })
  }
}
