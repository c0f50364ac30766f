/** The method `fields`: rows of named fields, each drawn, computed or returned by a function. */

import { defineMethod } from '../contract/method.js'
import { compileFields } from './fields/compile-fields.js'
import { drawRow } from './fields/draw-row.js'
import { fieldsSchema } from './fields/field-schema.js'
import { planRows } from './fields/plan-rows.js'

/**
 * Rows of own fields, without a model: categories, numbers, dates, people, templates, CEL expressions and functions.
 *
 * In:    nothing, or source records that fields read as `source.<field>`.
 * Out:   one draft a task with the fields that are not hidden.
 * Law:   a row depends on its task alone; adding a field leaves what the others draw as it was.
 * Edge:  a row whose expression fails on its values is refused (`expression-failed`), as is one whose category has
 *        no list (`no-such-group`) or whose template lacks a value (`missing-value`).
 * Cost:  about 6 µs a field; a function as long as it takes, once for each different argument.
 */
export const fields = defineMethod({
  id: 'fields',
  version: 1,
  summary: 'Rows of own fields: drawn, computed by CEL expressions, or returned by your functions.',
  source: { title: 'Own work; row-local fields as peers, in the order of what they read' },
  needs: [],
  family: 'tables',
  input: 'either',
  rounds: true,
  options: fieldsSchema,
  start(options, files) {
    const compiled = compileFields(options, files)
    return {
      isEndless: options.rows === undefined && !compiled.readsSource,
      plan: (context) => planRows(compiled, options.rows, context),
      perform: async (task, ports) => [await drawRow(compiled, task, ports)],
    }
  },
})
