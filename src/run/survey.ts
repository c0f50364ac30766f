/** The survey: reads every source once before generation, so that every row is taken, left out or refused, and counted. */

import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Json } from '../base/canonical-json.js'
import { DataError } from '../base/errors.js'
import type { DataRecord } from '../record/data-record.js'
import type { PlannedSource, PlannedStep } from '../recipe/plan.js'
import type { RunContext } from './context.js'
import { sourceRecords } from './source-records.js'

/** What became of the rows of a source. read = taken + all left out. */
export interface SourceReport {
  readonly id: string
  readonly read: number
  readonly taken: number
  readonly leftOut: Readonly<Record<string, number>>
  /** The first few rows left out, for people; all of them stand in `index/left-out-<id>.jsonl`. */
  readonly examples: readonly string[]
}

/** What a method's intake said of its input. taken + all refused = records of the source. */
export interface IntakeReport {
  readonly step: string
  readonly source: string
  readonly taken: number
  readonly refused: Readonly<Record<string, number>>
}

/** The survey's outcome. */
export interface Survey {
  readonly sources: readonly SourceReport[]
  /** Intakes of steps that read a source; those of steps that read an earlier step are added when it is complete. */
  readonly intakes: IntakeReport[]
  /** Whether the intake of a step took the n-th record (0-based) of its source. */
  took(step: string, position: number): boolean
}

const EXAMPLES = 5

/** Surveys all sources that the recipe names, and the intakes of all steps that read from them. */
export async function surveySources(context: RunContext): Promise<Survey> {
  const { plan } = context
  await mkdir(join(context.folder, 'index'), { recursive: true })
  const sources: SourceReport[] = []
  const intakes: IntakeReport[] = []
  const taken = new Map<string, Bits>()
  for (const source of plan.sources.values()) {
    const steps = plan.steps.filter(
      (step) => step.from?.id === source.id && step.bound.instance.intake !== undefined,
    )
    const surveyed = await surveySource(context, source, steps)
    sources.push(surveyed.report)
    intakes.push(...surveyed.intakes)
    steps.forEach((step, index) => taken.set(step.id, surveyed.bits[index] ?? new Bits()))
  }
  recordOnce(context, 'sources-surveyed', { sources, intakes })
  return { sources, intakes, took: (step, position) => taken.get(step)?.get(position) ?? true }
}

async function surveySource(context: RunContext, source: PlannedSource, steps: readonly PlannedStep[]) {
  const leftOut = new ReasonLog(join(context.folder, 'index', `left-out-${fileName(source.id)}.jsonl`))
  const logs = steps.map(
    (step) => new ReasonLog(join(context.folder, 'index', `refused-${fileName(step.id)}.jsonl`)),
  )
  const bits = steps.map(() => new Bits())
  let position = 0
  for await (const record of sourceRecords(source, (row) =>
    leftOut.add(row.reason, { ...row }, `${row.place}: ${row.detail}`),
  )) {
    steps.forEach((step, index) => {
      const refusal = intakeOf(step, record)
      bits[index]?.set(position, refusal === null)
      if (refusal !== null) {
        const { refused, detail = '' } = refusal
        logs[index]?.add(
          refused,
          { id: record.id, place: record.lineage.task, reason: refused, detail },
          detail,
        )
      }
    })
    position += 1
  }
  for (const log of [leftOut, ...logs]) await log.close()
  if (position === 0) throw nothingToRead(source, leftOut)
  const report = {
    id: source.id,
    read: position + leftOut.total,
    taken: position,
    leftOut: leftOut.counts,
    examples: leftOut.examples,
  }
  const intakes = steps.map((step, index) => {
    const refused = logs[index]?.counts ?? {}
    return { step: step.id, source: source.id, taken: position - (logs[index]?.total ?? 0), refused }
  })
  return { report, intakes, bits }
}

function intakeOf(step: PlannedStep, record: DataRecord) {
  return step.bound.instance.intake?.(record) ?? null
}

function nothingToRead(source: PlannedSource, leftOut: ReasonLog): DataError {
  const [first] = leftOut.examples
  const reasons = Object.entries(leftOut.counts).map(([reason, count]) => `${count} × ${reason}`)
  return new DataError('no-rows', {
    message: `${source.path} (source "${source.id}") holds no row that can be used.`,
    hint:
      first === undefined
        ? 'The file is empty.'
        : `All ${leftOut.total} rows were left out: ${reasons.join(', ')}. The first is ${first}`,
  })
}

function recordOnce(context: RunContext, name: string, value: object): void {
  if (context.ledger.state.valuesOf(name).length > 0) return
  context.ledger.fact(name, JSON.parse(JSON.stringify(value)) as Json)
}

function fileName(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]+/g, '_').slice(-60)
}

/** Counts reasons and writes each case as a line; the file is made with the first case. */
class ReasonLog {
  readonly counts: Record<string, number> = {}
  readonly examples: string[] = []
  total = 0
  readonly #path: string
  #stream: ReturnType<typeof createWriteStream> | undefined

  constructor(path: string) {
    this.#path = path
  }

  add(reason: string, line: object, example: string): void {
    this.#stream ??= createWriteStream(this.#path)
    this.#stream.write(`${JSON.stringify(line)}\n`)
    this.counts[reason] = (this.counts[reason] ?? 0) + 1
    this.total += 1
    if (this.examples.length < EXAMPLES) this.examples.push(example)
  }

  /** Completes the file; without a case that of an earlier epoch is removed. */
  async close(): Promise<void> {
    if (this.#stream === undefined) return rm(this.#path, { force: true })
    this.#stream.end()
    await finished(this.#stream)
  }
}

/** A growing set of bits. */
class Bits {
  #bytes = new Uint8Array(1024)

  get(position: number): boolean {
    return ((this.#bytes[position >> 3] ?? 0) & (1 << (position & 7))) !== 0
  }

  set(position: number, value: boolean): void {
    if (position >> 3 >= this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    if (value) this.#bytes[position >> 3] = (this.#bytes[position >> 3] ?? 0) | (1 << (position & 7))
  }
}
