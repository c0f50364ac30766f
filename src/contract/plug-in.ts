/** What every plug-in declares about itself; shared code reads these properties and never a plug-in's name. */

import { resolve } from 'node:path'
import type { z } from 'zod'
import { InternalError } from '../base/errors.js'
import type { Actor } from '../model/actor.js'

/** Things outside Cupel that a plug-in may need; checked before the first record. */
export type Need = 'model' | 'sandbox' | 'embeddings' | 'duckdb'

/** Where a method or formula comes from: a paper, a specification, or Cupel's own reasoning. */
export interface Citation {
  readonly title: string
  /** Address, DOI or arXiv id; absent for our own. */
  readonly reference?: string
  /** How ours differs from the source, if it does. */
  readonly deviation?: string
}

/** The kinds of plug-ins; `list` shows one table for each. */
export type PlugInKind = 'source' | 'method' | 'verifier' | 'refiner' | 'metric' | 'quantity' | 'exporter'

/** Which models a plug-in asks under given options. */
export interface ModelNeeds {
  /** Aliases that the options name. */
  readonly named: readonly string[]
  /** Whether it asks the model of its use too (`model:` on the step, or the only one of the recipe). */
  readonly isOwnUsed: boolean
}

/** Declared by every plug-in. `id` is the file name. */
export interface Declaration<Options> {
  readonly id: string
  /** Raised whenever the same options and input may give another result; part of the plan's hash. */
  readonly version: number
  /** One sentence for `list` and the reference docs. */
  readonly summary: string
  readonly source: Citation
  readonly needs: readonly Need[]
  /** Options with defaults; each with `.describe()` naming unit, range and the source of its default. */
  readonly options: z.ZodType<Options>
  /** Ids of recipe sources that these options name, so that the plan can check and read them. */
  readonly readsSources?: (options: Options) => readonly string[]
  /** Models that it asks under these options; absent for none. */
  readonly asksModels?: (options: Options) => ModelNeeds
  /** How the mock server plays a model for this plug-in's prompts. */
  readonly actors?: readonly Actor[]
}

/** A plug-in of any options: what lists, the registry and shared code see. */
export interface PlugIn<Kind extends PlugInKind, Instance> {
  readonly kind: Kind
  readonly id: string
  readonly version: number
  readonly summary: string
  readonly source: Citation
  readonly needs: readonly Need[]
  readonly options: z.ZodType
  readonly actors: readonly Actor[]
  /**
   * Validates raw options and returns everything that depends on them. Files that options name are relative to `folder`
   * (default the working folder). Throws ZodError on bad options.
   */
  bind(rawOptions: unknown, folder?: string): Bound<Instance>
}

/** A plug-in with its options. */
export interface Bound<Instance> {
  /** Options after defaults: goes into the plan and its hash. */
  readonly options: unknown
  readonly sources: readonly string[]
  readonly models: ModelNeeds
  /** Files that the options name: their content is part of the plan's hash. */
  readonly files: readonly string[]
  readonly instance: Instance
}

/** What a plug-in that asks no model needs of them. */
export const NO_MODELS: ModelNeeds = { named: [], isOwnUsed: false }

/** Files that options name. */
export interface OptionFiles {
  /** Absolute path of the folder that the recipe lies in: for files that rows name, which are not part of the plan. */
  readonly folder: string
  /** The absolute path of a file named relative to the recipe; asking for it makes its content part of the plan. */
  path(name: string): string
}

/**
 * Erases the options type behind a closure, so that plug-ins of different options fit one list.
 * Every `defineX` is made of this; plug-in authors do not call it.
 */
export function definePlugIn<Kind extends PlugInKind, Options, Instance>(
  kind: Kind,
  declaration: Declaration<Options>,
  instantiate: (options: Options, files: OptionFiles) => Instance,
): PlugIn<Kind, Instance> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(declaration.id)) {
    throw new InternalError('bad-plug-in', {
      message: `The plug-in id "${declaration.id}" is not kebab-case.`,
    })
  }
  const { id, version, summary, source, needs, options: schema, actors = [] } = declaration
  return {
    kind,
    id,
    version,
    summary,
    source,
    needs,
    options: schema,
    actors,
    bind(rawOptions, folder = '.') {
      const options = schema.parse(rawOptions ?? {})
      const files: string[] = []
      const path = (name: string): string => {
        files.push(resolve(folder, name))
        return resolve(folder, name)
      }
      const instance = instantiate(options, { path, folder: resolve(folder) })
      const sources = declaration.readsSources?.(options) ?? []
      const models = declaration.asksModels?.(options) ?? NO_MODELS
      return { options, sources, models, files, instance }
    },
  }
}
