/** The order of the folders of `src`: a folder may import only from lines above its own. */

/** One folder of `src` with what it holds. */
export interface Folder {
  readonly name: string
  readonly holds: string
  /** Folders above it that it must not import all the same. */
  readonly never?: readonly string[]
}

/** Folders on one line are siblings, which never import each other. */
export type Layer = readonly Folder[]

/** Every folder of `src`, bottom first. `test/architecture.test.ts` keeps the imports in this order. */
export const layers: readonly Layer[] = [
  [{ name: 'base', holds: 'errors, canonical JSON, ids, seeded randomness, bounded concurrency' }],
  [{ name: 'record', holds: 'what everybody passes on: record, verdict, disposition, reading, receipt' }],
  [{ name: 'kernels', holds: 'small WebAssembly kernels and their typed bindings' }],
  [{ name: 'algo', holds: 'pure mathematics: text, n-grams, MinHash, intervals, calculation' }],
  [{ name: 'store', holds: 'ledger, segments, effect store and the run folder' }],
  [{ name: 'model', holds: 'the model port, its providers, rate control and budget' }],
  [{ name: 'sandbox', holds: 'ports that run foreign code' }],
  [{ name: 'world', holds: 'deterministic simulated environments' }],
  [{ name: 'contract', holds: 'what each kind of plug-in declares and does' }],
  [
    { name: 'source', holds: 'readers of existing rows' },
    { name: 'generate', holds: 'methods: plan tasks, perform them into drafts' },
    { name: 'verify', holds: 'verifiers: is this one right?' },
    { name: 'refine', holds: 'refiners: keep, drop, order, mix' },
    { name: 'measure', holds: 'metrics: what is the whole like?' },
    { name: 'defend', holds: 'attacks on a model with the same records' },
    { name: 'govern', holds: 'gate quantities, rules, review, documents' },
    { name: 'export', holds: 'exporters: a release as rows of a training format' },
  ],
  [{ name: 'recipe', holds: 'the recipe: schema, loading with line-exact errors, registry, plan' }],
  [{ name: 'release', holds: 'the frozen, signed, documented directory' }],
  [{ name: 'run', holds: 'the runner: epochs, units of work, events, report' }],
  [{ name: 'cli', holds: 'the command line: parse, call, print' }],
  [{ name: 'testing', holds: 'the exam that each kind of plug-in must pass, builders', never: ['cli'] }],
]

/** Files that stand in `src` itself: the package's list of exports, and this file. */
export const topLevelFiles: readonly string[] = ['index.ts', 'layers.ts']
