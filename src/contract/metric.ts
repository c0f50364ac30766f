/** The contract of a metric: what is *the whole* like? */

import type { Random } from '../base/random.js'
import type { Better, Reading } from '../record/reading.js'
import type { Batch } from './batch.js'
import { type Declaration, definePlugIn, type PlugIn } from './plug-in.js'
import type { Ports } from './ports.js'

/** A metric at work. */
export interface MetricRun {
  add(batch: Batch): void | Promise<void>
  /** The reading of all that was added. `random` serves resampling and is the same in every replay. */
  read(random: Random): Reading | Promise<Reading>
}

/** What a metric declares. */
export interface MetricDeclaration<Options> extends Declaration<Options> {
  readonly unit: string
  readonly better: Better
  /** Whether it cannot work without reference rows (`against`); checked before the run. */
  readonly reference?: 'required'
  start(options: Options, ports: Ports): MetricRun | Promise<MetricRun>
}

/** Starts a metric with its options already bound. */
export type StartMetric = (ports: Ports) => MetricRun | Promise<MetricRun>

/** A metric of any options. */
export interface Metric extends PlugIn<'metric', StartMetric> {
  readonly reference: 'required' | 'optional'
  readonly unit: string
  readonly better: Better
}

/** Defines a metric. */
export function defineMetric<Options>(declaration: MetricDeclaration<Options>): Metric {
  const plugIn = definePlugIn('metric', declaration, (options: Options): StartMetric => {
    return (ports) => declaration.start(options, ports)
  })
  const { unit, better, reference = 'optional' } = declaration
  return { ...plugIn, unit, better, reference }
}
