/** Few-shot examples: rows of a source, rendered and put into a prompt, never the row's own parent. */

import { z } from 'zod'
import { type Bm25Index, createBm25Index } from '../../algo/retrieval/bm25.js'
import type { JsonObject } from '../../base/canonical-json.js'
import { RecipeError } from '../../base/errors.js'
import type { Random } from '../../base/random.js'
import type { Refusal } from '../../contract/method.js'
import type { Ports } from '../../contract/ports.js'
import type { DataRecord } from '../../record/data-record.js'
import { ownIds, type Shelf } from './shelf.js'
import { compileTemplate } from './template.js'
import {
  compileTemplateOption,
  type PromptPlace,
  readText,
  templateOption,
  within,
} from './template-option.js'

/** Options of few-shot examples. */
export const fewShotsSchema = z
  .strictObject({
    source: z
      .string()
      .min(1)
      .describe('Id of the source whose rows are the examples; all of it is kept in memory.'),
    count: z
      .int()
      .min(1)
      .max(1000)
      .default(3)
      .describe('Examples in each prompt; all there are if fewer. Default ours.'),
    template: templateOption.describe(
      'One example, with the fields of its row: `Q: {{question}}`. Rows without a value for it are left out.',
    ),
    pick: z
      .enum(['random', 'first', 'nearest'])
      .default('random')
      .describe(
        'Drawn anew for each row; the first of the source; or those with the most words of `query` (BM25).',
      ),
    query: templateOption
      .optional()
      .describe('With pick nearest: what the examples shall be near to; absent for the prompt itself.'),
    separator: z.string().default('\n\n').describe('What stands between two examples.'),
  })
  .refine(({ pick, query }) => query === undefined || pick === 'nearest', {
    path: ['query'],
    message: '`query` belongs to pick: nearest.',
  })

/** Options of few-shot examples after defaults. */
export type FewShotsOptions = z.output<typeof fewShotsSchema>

/** What the examples of one row depend on. */
export interface ShotsContext {
  readonly values: JsonObject
  readonly random: Random
  readonly ports: Ports
  readonly parents: readonly DataRecord[]
}

/** Compiled examples. */
export interface FewShots {
  /** First names that the query reads. */
  readonly roots: readonly string[]
  /** Paths that the query reads. */
  readonly paths: readonly string[]
  /** The examples as one text, the nearest first. `prompt` stands in for a query that is not given. */
  draw(context: ShotsContext, prompt: string): Promise<{ readonly text: string } | Refusal>
}

interface Pool {
  readonly texts: readonly string[]
  readonly ids: readonly string[]
  readonly index: Bm25Index | undefined
}

/**
 * Compiles few-shot examples. The source is read once, by the first row.
 *
 * Throws: RecipeError `unknown-field` and `missing-file` now; `no-few-shots` at the first row when no row of the source has
 *         what the template reads.
 * Cost:   random: a draw for each example; nearest: a search of the index.
 */
export function compileFewShots(options: FewShotsOptions, place: PromptPlace, shelf: Shelf): FewShots {
  const template = compileShot(options, within(place, 'template'))
  const query =
    options.query === undefined ? undefined : compileTemplateOption(options.query, within(place, 'query'))
  const load = (ports: Ports): Promise<Pool> =>
    shelf.once(`shots:${place.path}`, ports, async (shared) => {
      const pool = fillPool(await shelf.rows(options.source, shared), template)
      if (pool.texts.length === 0) throw noShots(options, template, place)
      return { ...pool, index: options.pick === 'nearest' ? createBm25Index(pool.texts) : undefined }
    })
  return {
    roots: query?.roots ?? [],
    paths: query?.paths ?? [],
    async draw(context, prompt) {
      const near = query?.render(context.values) ?? { text: prompt }
      if ('refused' in near) return near
      const pool = await load(context.ports)
      const own = ownIds(context.parents)
      const chosen = choose(pool, options, near.text, context.random, (row) => own.has(pool.ids[row] ?? ''))
      return { text: chosen.map((row) => pool.texts[row] ?? '').join(options.separator) }
    },
  }
}

function compileShot({ template }: FewShotsOptions, place: PromptPlace) {
  return compileTemplate(typeof template === 'string' ? template : readText(template.file, place))
}

function fillPool(rows: readonly DataRecord[], template: ReturnType<typeof compileShot>): Pool {
  const shots = rows.flatMap(({ id, data }) => {
    const shot = template.render(data)
    return 'refused' in shot ? [] : [{ id, text: shot.text }]
  })
  return { texts: shots.map(({ text }) => text), ids: shots.map(({ id }) => id), index: undefined }
}

function choose(
  { texts, index }: Pool,
  { pick, count }: FewShotsOptions,
  query: string,
  random: Random,
  isLeftOut: (row: number) => boolean,
): number[] {
  const near = index?.search(query, count, isLeftOut).map(({ row }) => row) ?? []
  const chosen = new Set(near)
  for (const row of pick === 'random' ? drawOrder(texts.length, random) : texts.keys()) {
    if (chosen.size >= count) break
    if (!isLeftOut(row)) chosen.add(row)
  }
  return [...chosen]
}

/** Numbers below `size` in random order, drawn one by one (Fisher–Yates over a list that is never written out). */
function* drawOrder(size: number, random: Random): Generator<number> {
  const moved = new Map<number, number>()
  for (let left = size; left > 0; left -= 1) {
    const at = random.integer(0, left - 1)
    yield moved.get(at) ?? at
    moved.set(at, moved.get(left - 1) ?? left - 1)
  }
}

function noShots(
  { source }: FewShotsOptions,
  { paths }: { readonly paths: readonly string[] },
  { path }: PromptPlace,
): RecipeError {
  return new RecipeError('no-few-shots', {
    message: `${path}: no row of the source "${source}" has ${paths.join(', ')}.`,
    hint: 'The template reads fields of the source: name those that its rows have.',
    details: { path: `${path}.template` },
  })
}
