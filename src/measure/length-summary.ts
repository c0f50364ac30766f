/** What is told of lengths beside their mean: quantiles, spread, a histogram with bins 1, 2, 5, 10, 20, 50 … */

import { MomentCounter } from '../algo/stats/moments.js'
import { QuantileSketch } from '../algo/stats/quantiles.js'
import type { JsonObject } from '../base/canonical-json.js'
import type { Plot } from '../record/reading.js'

/** Counts whole numbers ≥ 0 in one pass. Cost: O(1) a value, bounded memory. */
export class LengthSummary {
  private readonly moments = new MomentCounter()
  private readonly quantiles = new QuantileSketch()
  private readonly bins: number[] = []
  private zeros = 0

  constructor(private readonly unit: string) {}

  /** Takes one length. */
  add(length: number): void {
    this.moments.add(length)
    this.quantiles.add(length)
    const bin = binOf(length)
    this.bins[bin] = (this.bins[bin] ?? 0) + 1
    if (length === 0) this.zeros += 1
  }

  /** Number of lengths that are 0. */
  get empty(): number {
    return this.zeros
  }

  /** Quantiles and spread; empty before the first length. */
  details(): JsonObject {
    const moments = this.moments.read()
    if (moments === undefined) return {}
    const { minimum, maximum, variance } = moments
    const at = (probability: number): number => this.quantiles.quantile(probability) ?? 0
    return {
      minimum,
      p05: at(0.05),
      p25: at(0.25),
      median: at(0.5),
      p75: at(0.75),
      p95: at(0.95),
      maximum,
      standardDeviation: variance === undefined ? null : Math.sqrt(variance),
      quantiles: this.quantiles.isExact ? 'exact' : 'within 0.5 %',
      empty: this.zeros,
    }
  }

  /** The histogram from the first to the last bin that holds a length; `to` is excluded. */
  plot(title: string): Plot {
    const bins: { from: number; to: number; count: number }[] = []
    for (let bin = 0; bin < this.bins.length; bin += 1) {
      const count = this.bins[bin] ?? 0
      if (count > 0 || bins.length > 0) bins.push({ from: edge(bin), to: edge(bin + 1), count })
    }
    return { kind: 'histogram', title, unit: this.unit, bins }
  }
}

function binOf(length: number): number {
  if (length < 1) return 0
  const decade = Math.floor(Math.log10(length) + 1e-12)
  const lead = length / 10 ** decade
  return 1 + 3 * decade + (lead >= 5 ? 2 : lead >= 2 ? 1 : 0)
}

function edge(bin: number): number {
  if (bin === 0) return 0
  return 10 ** Math.floor((bin - 1) / 3) * ([1, 2, 5][(bin - 1) % 3] ?? 1)
}
