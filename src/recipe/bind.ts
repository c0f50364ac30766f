/** Binds the plug-ins that a recipe names; gathers every problem instead of stopping at the first. */

import { z } from 'zod'
import { isCupelError, messageOf } from '../base/errors.js'
import { nameHint } from '../base/nearest.js'
import type { PlugIn, PlugInKind } from '../contract/plug-in.js'
import type { Use } from './plan.js'
import type { Problem, RecipePath } from './problems.js'
import { problemsOf } from './schema-problems.js'

/** How a recipe uses a plug-in: by id alone, or with options and a name of its own. */
export type Mention =
  | string
  | { readonly use: string; readonly id?: string | undefined; readonly with?: unknown }

/** Gathers problems while a plan is made. */
export interface Binder {
  readonly problems: Problem[]
  /** The plug-in of an id with its options bound; undefined (and a problem) when that cannot be done. */
  bind<P extends AnyPlugIn>(request: BindRequest<P>): Use<P, InstanceOf<P>> | undefined
}

/** A plug-in of any kind. */
export type AnyPlugIn = PlugIn<PlugInKind, unknown>

/** What binding a plug-in gives. */
export type InstanceOf<P extends AnyPlugIn> = P extends PlugIn<PlugInKind, infer Instance> ? Instance : never

/** What to bind. */
export interface BindRequest<P> {
  /** `method`, `verifier` …: for the message. */
  readonly kind: string
  /** What `cupel list` calls them; default the kind with an s. */
  readonly listedAs?: string
  readonly known: ReadonlyMap<string, P>
  readonly use: string
  /** Name of this use; default the plug-in's id. */
  readonly id?: string | undefined
  readonly options: unknown
  /** Whether the recipe gives the id alone, without a place for options. */
  readonly isBare?: boolean
  /** Where the id stands, and where the options stand. */
  readonly path: RecipePath
  readonly optionsPath: RecipePath
}

/**
 * A binder with an empty list of problems. `sources` are the ids that the recipe gives to its sources; files that options
 * name are relative to `folder`.
 */
export function createBinder(sources: readonly string[] = [], folder = '.'): Binder {
  const problems: Problem[] = []
  return {
    problems,
    bind<P extends AnyPlugIn>(request: BindRequest<P>): Use<P, InstanceOf<P>> | undefined {
      const plugIn = request.known.get(request.use)
      if (plugIn === undefined) {
        problems.push(unknownPlugIn(request))
        return undefined
      }
      try {
        const bound = plugIn.bind(request.options ?? {}, folder) as Use<P, InstanceOf<P>>['bound']
        const missing = bound.sources.filter((id) => !sources.includes(id))
        problems.push(...missing.map((id) => unknownSource(id, sources, request)))
        return { id: request.id ?? request.use, plugIn, bound }
      } catch (thrown) {
        problems.push(...optionProblems(thrown, plugIn, request))
        return undefined
      }
    },
  }
}

/** Id, name and options of a mention, with the paths of its parts. */
export function readMention(mention: Mention, path: RecipePath) {
  if (typeof mention === 'string')
    return { use: mention, id: undefined, options: {}, isBare: true, path, optionsPath: [...path, 'with'] }
  return {
    isBare: false,
    use: mention.use,
    id: mention.id,
    options: mention.with,
    path: [...path, 'use'],
    optionsPath: [...path, 'with'],
  }
}

function unknownPlugIn<P>(request: BindRequest<P>): Problem {
  const names = [...request.known.keys()]
  const seeAll = `\`cupel list ${request.listedAs ?? `${request.kind}s`}\` shows all ${names.length}.`
  return {
    code: `unknown-${request.kind}`,
    path: request.path,
    message: `there is no ${request.kind} "${request.use}".`,
    hint: nameHint(request.use, names, seeAll),
  }
}

function withHint(id: string, { code, path }: Problem): string {
  const options = code === 'missing-key' ? `{ ${path.at(-1)}: … }` : '{ … }'
  return `Give its options: { use: ${id}, with: ${options} }.`
}

function unknownSource<P>(id: string, sources: readonly string[], request: BindRequest<P>): Problem {
  const options = Object.entries(typeof request.options === 'object' ? (request.options ?? {}) : {})
  const key = options.find(([, value]) => value === id)?.[0]
  return {
    code: 'unknown-source',
    path: key === undefined ? request.optionsPath : [...request.optionsPath, key],
    message: `there is no source "${id}".`,
    hint: sources.length === 0 ? 'Name it under `sources:`.' : nameHint(id, sources),
  }
}

function optionProblems<P>(thrown: unknown, plugIn: AnyPlugIn, request: BindRequest<P>): Problem[] {
  if (thrown instanceof z.ZodError) {
    const checked = { schema: plugIn.options, input: request.options ?? {}, under: request.optionsPath }
    return problemsOf(thrown, checked).map((problem) =>
      request.isBare === true ? { hint: withHint(plugIn.id, problem), ...problem } : problem,
    )
  }
  const hint = isCupelError(thrown) ? thrown.hint : undefined
  const code = isCupelError(thrown) ? thrown.code : 'bad-options'
  const message = messageOf(thrown)
  return [{ code, path: placeOf(thrown, request), message, ...(hint === undefined ? {} : { hint }) }]
}

/** Where a plug-in says that the mistake is (`details.path` within its options), else the options as a whole. */
function placeOf<P>(thrown: unknown, request: BindRequest<P>): RecipePath {
  const path = isCupelError(thrown) ? thrown.details.path : undefined
  if (typeof path !== 'string') return request.optionsPath
  return [...request.optionsPath, ...path.split('.')]
}
