/** The public list of Cupel: what a program imports from `cupel`. Plug-ins by stage come from the subpaths. */

export { canonicalJson, type Json, type JsonObject } from './base/canonical-json.js'
export {
  CupelError,
  DataError,
  exitCodes,
  InternalError,
  isCupelError,
  MissingNeed,
  PolicyBlocked,
  RecipeError,
  StoppedError,
  StorageError,
} from './base/errors.js'
export { createRandom, type Random } from './base/random.js'
export { Secret } from './base/secret.js'
export { type Batch, createBatch, type View } from './contract/batch.js'
export { defineExporter, type Exporter, type ReleaseView } from './contract/exporter.js'
export {
  defineMethod,
  type Draft,
  type Method,
  type PlanContext,
  type Refusal,
  type Task,
} from './contract/method.js'
export { defineMetric, type Metric } from './contract/metric.js'
export type { Citation, Declaration, Need, PlugIn, PlugInKind } from './contract/plug-in.js'
export type { Ports, TaskPorts } from './contract/ports.js'
export { defineQuantity, type Facts, type Quantity, type QuantityPlugIn } from './contract/quantity.js'
export { defineRefiner, type Refiner } from './contract/refiner.js'
export { defineSource, type Source, type SourceRow } from './contract/source.js'
export { defineVerifier, type Verifier } from './contract/verifier.js'
export { type LoadOptions, loadPlan, planDocument } from './recipe/load-plan.js'
export type { Plan } from './recipe/plan.js'
export { builtInPlugIns, createRegistry, type PlugInLists, type Registry } from './recipe/registry.js'
export { defineRecipe, type Recipe, type RecipeInput, recipeSchema } from './recipe/schema.js'
export type { Attributes, DataRecord, Lineage } from './record/data-record.js'
export { exactInterval, type Interval, type Reading, unavailable } from './record/reading.js'
export type { Receipt } from './record/receipt.js'
export { abstain, fail, pass, type Verdict, verifierError } from './record/verdict.js'
export { type AuditResult, auditRelease } from './release/audit.js'
export type { RunFacts } from './release/facts.js'
export { explain } from './run/explain.js'
export { type MeasuredFile, measureFile, type MeasureRequest } from './run/measure-file.js'
export { replay } from './run/replay.js'
export { type RunResult, run } from './run/run.js'
export type { RunRequest } from './run/run-request.js'
