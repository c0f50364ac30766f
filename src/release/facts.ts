/** What a run knows when it ends: the one input of card, report and manifest, made from the ledger alone. */

import type { JsonObject } from '../base/canonical-json.js'
import type { Ruling } from '../govern/rule.js'
import type { DataRecord } from '../record/data-record.js'
import type { Conservation, Disposition, DispositionState } from '../record/disposition.js'
import type { Reading } from '../record/reading.js'
import type { VerdictKind } from '../record/verdict.js'
import type { Recipe } from '../recipe/schema.js'

/** How a run ended. Only `released` has a release folder. */
export type RunStatus = 'released' | 'blocked' | 'inconclusive' | 'stopped'

/** A plug-in that took part. */
export interface UsedPlugIn {
  readonly kind: string
  /** Name of this use in the recipe. */
  readonly id: string
  /** `number-variation@1`. */
  readonly producer: string
  readonly summary: string
  readonly citation: string
  readonly options: unknown
}

/** A source with what became of its rows. read = taken + all left out. */
export interface SourceFacts {
  readonly id: string
  /** File or folder name without its path. */
  readonly file: string
  readonly reader: string
  readonly origin: 'real' | 'synthetic'
  readonly license: string | undefined
  readonly bytes: number
  readonly sha256: string
  readonly read: number
  readonly taken: number
  readonly leftOut: Readonly<Record<string, number>>
  readonly examples: readonly string[]
}

/** What a method's intake said of its input. */
export interface IntakeFacts {
  readonly step: string
  readonly source: string
  readonly taken: number
  readonly refused: Readonly<Record<string, number>>
}

/** How often a disposition occurred. */
export interface DispositionCount {
  readonly step: string
  readonly state: DispositionState
  /** `verify/equation`, `refine/near-duplicates`, `generate/vary`, `goal`; null when accepted. */
  readonly by: string | null
  readonly reason: string | null
  readonly count: number
}

/** How often a verifier said something. */
export interface VerdictCount {
  readonly verifier: string
  readonly verdict: VerdictKind
  readonly reason: string | null
  readonly count: number
}

/** A cell of the goal. */
export interface CellFacts {
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly wanted: number
  readonly got: number
  /** For a cell left empty or short: how candidates asked for it ended, commonest first. */
  readonly why: readonly string[]
}

/** A reading with the metric that made it. */
export interface ReadingFacts {
  readonly id: string
  readonly metric: string
  readonly summary: string
  readonly reading: Reading
}

/** A ruling with the gate's name. */
export interface RulingFacts extends Ruling {
  readonly name: string
  readonly why: string | undefined
}

/** A note of a refiner, e.g. a shortage of rows to mix in. */
export interface NoteFacts {
  readonly refiner: string
  readonly reason: string
  readonly evidence: JsonObject
}

/** A model that was asked, with what it cost over all runs of the folder. */
export interface ModelFacts {
  readonly alias: string
  readonly protocol: string
  readonly endpoint: string
  /** Asked for, and what the endpoint reported. */
  readonly model: string
  readonly reported: readonly string[]
  readonly family: string
  readonly isFamilyDeclared: boolean
  /** Steps and verifiers that asked it. */
  readonly askedBy: readonly string[]
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** US dollars by the price named; undefined when no price is known. */
  readonly usd: number | undefined
  readonly priceFrom: string | undefined
}

/** Everything about a run that people and machines read at its end. */
export interface RunFacts {
  readonly cupel: string
  readonly status: RunStatus
  /** Why it stopped, in words, when status is `stopped`. */
  readonly stopped: string | undefined
  readonly recipe: Recipe
  /** File name and text of the recipe as written, with overrides listed after it. */
  readonly recipeFile: string
  readonly recipeText: string
  readonly overrides: readonly string[]
  readonly planDigest: string
  readonly policyDigest: string
  readonly epoch: number
  /** ISO 8601 times of the run's beginning and end. */
  readonly startedAt: string
  readonly endedAt: string
  readonly counts: Conservation
  readonly dispositions: readonly DispositionCount[]
  readonly verdicts: readonly VerdictCount[]
  readonly sources: readonly SourceFacts[]
  readonly intakes: readonly IntakeFacts[]
  readonly cells: readonly CellFacts[]
  readonly notes: readonly NoteFacts[]
  readonly readings: readonly ReadingFacts[]
  readonly rulings: readonly RulingFacts[]
  /** Records in the result by origin and by step or source id. */
  readonly members: Readonly<Record<string, number>>
  readonly released: number
  /** DESIGN law 7: what *same bytes* means. Undefined when the run stopped before there was a result. */
  readonly resultDigest: string | undefined
  readonly plugIns: readonly UsedPlugIn[]
  readonly effects: { readonly asked: number; readonly reused: number }
  /** Models that the plan asks. */
  readonly models: readonly ModelFacts[]
  /** Every host that was contacted; empty in a run without models. */
  readonly hosts: readonly string[]
}

/** The life of one row, for the report's row explorer and `explain`. */
export interface RowStory {
  readonly record: DataRecord
  readonly disposition: Disposition
  readonly evidence: JsonObject | undefined
  readonly verdicts: readonly {
    readonly verifier: string
    readonly verdict: VerdictKind
    readonly reason: string | null
    readonly evidence: JsonObject | undefined
  }[]
  readonly refusal: { readonly refused: string; readonly detail?: string } | undefined
  /** Keys of the recorded answers that it was made of. */
  readonly effects: readonly string[]
  /** Whether the row is in the result: accepted, or mixed in. */
  readonly isReleased: boolean
}

/** Streams that the release is written from. Each may be read several times. */
export interface ReleaseStreams {
  /** Records of the result in release order, in batches. */
  batches(): AsyncIterable<readonly DataRecord[]>
  /** Records that a verifier rejected, in candidate order. */
  rejected(): AsyncIterable<{ readonly record: DataRecord; readonly reason: string }>
  /** Stories in candidate order (mixed-in rows last), at most `limit`. */
  stories(limit: number): AsyncIterable<RowStory>
}
