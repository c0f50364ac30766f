/** The plan: a recipe with every name resolved, every option bound and every source fingerprinted. */

import type { Bound } from '../contract/plug-in.js'
import type { Exporter, ExporterRun } from '../contract/exporter.js'
import type { Method, MethodRun } from '../contract/method.js'
import type { Metric, StartMetric } from '../contract/metric.js'
import type { Refiner, StartRefiner } from '../contract/refiner.js'
import type { Source, SourceRun } from '../contract/source.js'
import type { Verifier, VerifierRun } from '../contract/verifier.js'
import type { Budget, ModelBinding } from '../model/binding.js'
import type { Rule } from '../govern/rule.js'
import type { Recipe } from './schema.js'
import type { UseModels } from './use-models.js'

/** A plug-in with its bound options, under the name that the recipe gives to this use. */
export interface Use<PlugIn, Instance> {
  readonly id: string
  readonly plugIn: PlugIn
  readonly bound: Bound<Instance>
}

/** Size and hash of the bytes of a source. */
export interface Fingerprint {
  readonly bytes: number
  readonly sha256: string
  readonly files: number
}

/** A source that can be read. */
export interface PlannedSource extends Use<Source, SourceRun> {
  readonly path: string
  readonly origin: 'real' | 'synthetic'
  readonly license: string | undefined
  /** Field that identifies a row. */
  readonly idField: string | undefined
  readonly fingerprint: Fingerprint
}

/** A step of generation. */
export interface PlannedStep extends Use<Method, MethodRun> {
  readonly index: number
  readonly from: { readonly kind: 'source' | 'step'; readonly id: string } | undefined
  readonly candidates: number | undefined
  readonly models: UseModels
}

/** A verifier on the candidates of a step. */
export interface PlannedVerifier extends Use<Verifier, VerifierRun> {
  readonly index: number
  readonly step: number
  readonly models: UseModels
  readonly abstain: 'keep' | 'reject' | 'hold'
  readonly error: 'hold' | 'reject'
}

/** A refiner or metric with the reference rows that it is used against. */
export interface WithReference {
  readonly against: string | undefined
}

/** A gate rule. */
export interface PlannedGate {
  readonly name: string
  readonly rule: Rule
  readonly level: 'block' | 'warn'
  readonly why: string | undefined
}

/** A cell of the goal. */
export interface PlannedCell {
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly count: number
}

/** What is wanted and how much may be tried. */
export interface PlannedGoal {
  readonly accepted: number | undefined
  readonly cells: readonly PlannedCell[]
  readonly candidates: number | undefined
  readonly minutes: number | undefined
  /** Bounds of what all models together may spend, over all runs of the folder. */
  readonly spending: Budget
}

/** Everything that a run needs, resolved before its first record. */
export interface Plan {
  readonly recipe: Recipe
  readonly seed: number
  readonly sources: ReadonlyMap<string, PlannedSource>
  /** Models by alias, those that nobody asks included. */
  readonly models: ReadonlyMap<string, ModelBinding>
  readonly steps: readonly PlannedStep[]
  /** Index of the step that is released. */
  readonly output: number
  readonly verifiers: readonly PlannedVerifier[]
  readonly refiners: readonly (Use<Refiner, StartRefiner> & WithReference)[]
  readonly metrics: readonly (Use<Metric, StartMetric> & WithReference)[]
  readonly gates: readonly PlannedGate[]
  readonly exporters: readonly Use<Exporter, ExporterRun>[]
  readonly goal: PlannedGoal
  /** SHA-256 of everything that the result depends on: a new digest is a new epoch. */
  readonly digest: string
  /** SHA-256 of the gate rules: in the ledger before the first effect. */
  readonly policyDigest: string
}

/** Candidates planned for each record wanted when the recipe names no budget. */
export const DEFAULT_CANDIDATES_PER_RECORD = 20
