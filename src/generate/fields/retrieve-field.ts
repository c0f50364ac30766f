/** Fields of kind `retrieve`: the rows of a source that are nearest to a query. */

import { textOf } from '../../record/data-record.js'
import { ownIds, type Shelf } from '../prompting/shelf.js'
import { type PromptPlace, within } from '../prompting/template-option.js'
import { compileRead } from './embed-field.js'
import type { RetrieveOptions } from './lookup-schema.js'
import type { Producer } from './producer.js'
import { searchSource } from './source-index.js'

/**
 * Compiles `retrieve`: a list of rows' data or one text, the nearest first; empty when nothing is found.
 *
 * Throws: RecipeError `unknown-field`. Refuses rows as `missing-value`, and by embeddings as `request-refused` or
 *         `bad-answer`.
 */
export function compileRetrieve(options: RetrieveOptions, place: PromptPlace, shelf: Shelf): Producer {
  const query = compileRead(options.query, within(place, 'query'))
  const search = searchSource(options, shelf)
  return {
    reads: query.roots,
    paths: query.paths,
    outside: options.by === 'embeddings' ? 'model' : 'function',
    async produce({ values, ports, parents }) {
      const rendered = query.render(values)
      if ('refused' in rendered) return rendered
      const rows = await shelf.rows(options.from, ports)
      const own = options.leaveOutParents ? ownIds(parents) : NONE
      const found = await search(rendered.text, ports, (row) => own.has(rows[row]?.id ?? ''))
      if ('refused' in found) return found
      const records = found.matches.flatMap(({ row }) => rows[row] ?? [])
      return options.as === 'records'
        ? { value: records.map(({ data }) => data) }
        : { value: records.map((record) => textOf(record, options.fields)).join('\n\n') }
    },
  }
}

const NONE: ReadonlySet<string> = new Set()
