/** The method `fields`: rows of named fields, each drawn, computed, asked of a model, looked up or returned by a function. */

import { defineMethod } from '../contract/method.js'
import { compileFields } from './fields/compile-fields.js'
import { drawRow } from './fields/draw-row.js'
import { modelsOf, sourcesOf } from './fields/field-models.js'
import { fieldsSchema } from './fields/field-schema.js'
import { planRows } from './fields/plan-rows.js'

/**
 * Rows of own fields: categories, numbers, dates, people, templates, CEL expressions, functions; texts, JSON, code and
 * conversations of models; embeddings and searches. No model is asked unless a field says so.
 *
 * In:    nothing, or source records that fields read as `source.<field>`.
 * Out:   one draft a task with the fields that are not hidden.
 * Law:   a row depends on its task alone; adding a field leaves what the others draw as it was.
 * Edge:  a row whose expression fails on its values is refused (`expression-failed`), as is one whose category has
 *        no list (`no-such-group`), whose template lacks a value (`missing-value`), whose image is missing
 *        (`missing-image`), or whose model answers badly, with the reason of the answer; the detail names the field.
 * Cost:  about 6 µs a field; a function as long as it takes, once for each different argument; of a model one call a field
 *        and sample. Fields of models and functions are made at the same time, each after those that it reads.
 */
export const fields = defineMethod({
  id: 'fields',
  version: 1,
  summary: 'Rows of own fields: drawn, computed, asked of models, looked up, or returned by your functions.',
  source: { title: 'Own work; row-local fields as peers, in the order of what they read' },
  needs: [],
  family: 'tables',
  input: 'either',
  rounds: true,
  options: fieldsSchema,
  readsSources: sourcesOf,
  asksModels: modelsOf,
  start(options, files) {
    const compiled = compileFields(options, files)
    return {
      isEndless: options.rows === undefined && !compiled.readsSource,
      plan: (context) => planRows(compiled, options.rows, context),
      perform: async (task, ports) => [await drawRow(compiled, task, ports)],
    }
  },
})
