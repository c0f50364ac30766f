/** Measures a bare file: no recipe, no run folder. */

import { resolve } from 'node:path'
import { z } from 'zod'
import { createBinder } from '../recipe/bind.js'
import type { Plan, PlannedSource } from '../recipe/plan.js'
import { planSource } from '../recipe/plan-sources.js'
import { throwProblems } from '../recipe/problems.js'
import { createRegistry, type Registry } from '../recipe/registry.js'
import type { DataRecord } from '../record/data-record.js'
import { type Measurement, measureSet } from './measure-set.js'
import { type LeftOutRow, sourceRecords } from './source-records.js'

/** What to measure, and with what. */
export interface MeasureRequest {
  readonly path: string
  /** Metric ids; undefined takes all that work without options. */
  readonly metrics: readonly string[] | undefined
  readonly against: string | undefined
  /** Fields that hold the text; undefined lets each metric decide. */
  readonly fields: readonly string[] | undefined
  /** The same in the reference rows; undefined takes `fields`. */
  readonly referenceFields?: readonly string[] | undefined
  readonly reader: string | undefined
  readonly seed: number
}

/** A measured file. read = measured + all left out. */
export interface MeasuredFile extends Measurement {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly leftOut: Readonly<Record<string, number>>
  readonly examples: readonly LeftOutRow[]
}

const BATCH = 1024
const EXAMPLES = 5

/** Measures a file in one pass. Throws RecipeError for unknown metrics, readers and files. */
export async function measureFile(
  request: MeasureRequest,
  registry: Registry = createRegistry(),
): Promise<MeasuredFile> {
  const binder = createBinder()
  const locate = (): string => ''
  const source = await plannedFile('data', request.path, request.reader, registry, binder)
  const reference =
    request.against === undefined
      ? undefined
      : await plannedFile('against', request.against, undefined, registry, binder)
  const metrics = bindMetrics(request, registry, binder)
  throwProblems(binder.problems, locate)
  const sources = new Map(
    [source, reference].flatMap((one) => (one === undefined ? [] : [[one.id, one] as const])),
  )
  if (source === undefined) return throwProblems(binder.problems, locate) as never
  const leftOut: Record<string, number> = {}
  const examples: LeftOutRow[] = []
  const note = (row: LeftOutRow): void => {
    leftOut[row.reason] = (leftOut[row.reason] ?? 0) + 1
    if (examples.length < EXAMPLES) examples.push(row)
  }
  const context = {
    plan: { seed: request.seed, sources, verifiers: [] },
    effects: undefined,
    models: undefined,
  }
  const measured = await measureSet(context, metrics, inBatches(sourceRecords(source, note)))
  const { sha256, bytes } = source.fingerprint
  return { ...measured, path: request.path, sha256, bytes, leftOut, examples }
}

type Binder = ReturnType<typeof createBinder>

async function plannedFile(
  id: string,
  path: string,
  reader: string | undefined,
  registry: Registry,
  binder: Binder,
): Promise<PlannedSource | undefined> {
  const spec = { path: resolve(path), kind: 'real' as const, reader }
  const place = [id === 'data' ? '<data>' : `--${id}`]
  return planSource({ id, spec, folder: '.', pathPath: place, specPath: place }, registry, binder)
}

function bindMetrics(request: MeasureRequest, registry: Registry, binder: Binder): Plan['metrics'] {
  const ids =
    request.metrics ??
    [...registry.metrics.values()]
      .filter((metric) => metric.options.safeParse({}).success)
      .map(({ id }) => id)
  const against = request.against === undefined ? undefined : 'against'
  return ids.flatMap((use) => {
    const metric = registry.metrics.get(use)
    const options = metric === undefined ? {} : fieldOptions(metric.options, request)
    const bound = binder.bind({
      kind: 'metric',
      known: registry.metrics,
      use,
      options,
      path: ['--metrics'],
      optionsPath: ['--metrics', use],
    })
    return bound === undefined ? [] : [{ ...bound, against }]
  })
}

/** The fields that were asked for, as far as the metric has options for them. */
function fieldOptions(
  schema: z.ZodType,
  { fields, referenceFields }: MeasureRequest,
): Record<string, unknown> {
  const known = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {}
  const asked = { field: fields, referenceField: referenceFields }
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => {
      return value === undefined || !(name in known) ? [] : [[name, value.length === 1 ? value[0] : value]]
    }),
  )
}

async function* inBatches(records: AsyncIterable<DataRecord>): AsyncGenerator<readonly DataRecord[]> {
  let batch: DataRecord[] = []
  for await (const record of records) {
    batch.push(record)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
