/** Templates: texts with slots `{{field}}` where values of a row are put in. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { Refusal } from '../../contract/method.js'
import { fieldText, fieldValue } from '../../record/data-record.js'

/** A compiled template. */
export interface Template {
  /** Names that the slots start with, each once: `source` of `{{source.user.name}}`. */
  readonly roots: readonly string[]
  /** Paths of the slots, each once. */
  readonly paths: readonly string[]
  /**
   * The text for values. Strings stand as they are, null as nothing, everything else as JSON; what is put in is never read
   * as a template again. Refused as `missing-value` when a path leads nowhere.
   */
  render(values: JsonObject): { readonly text: string } | Refusal
}

const SLOT = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g

/**
 * Compiles a template. A slot is a dotted path in double braces, `{{a}}` or `{{ a.b.0 }}`; list items are counted from 0.
 *
 * Edge: all other braces stand as they are: `{`, `}`, `{{"a": 1}}`, `{{ }}`. A literal `{{name}}` comes from a field of
 *       kind constant.
 * Cost: one search now; to render, one look-up a slot.
 */
export function compileTemplate(text: string): Template {
  const slots = [...text.matchAll(SLOT)].map((match) => match[1] ?? '')
  const literals = text.split(SLOT).filter((_, part) => part % 2 === 0)
  const paths = [...new Set(slots)]
  return {
    paths,
    roots: [...new Set(slots.map((path) => path.split('.', 1)[0] ?? path))],
    render(values) {
      const missing = paths.find((path) => fieldValue(values, path) === undefined)
      if (missing !== undefined) return { refused: 'missing-value', detail: `{{${missing}}} has no value` }
      let rendered = literals[0] ?? ''
      slots.forEach((path, slot) => {
        rendered += fieldText(values, path) + (literals[slot + 1] ?? '')
      })
      return { text: rendered }
    },
  }
}

/** A value that is read or rendered: a path such as `source.title` alone, or a template. */
export type ReadTemplate = Template & {
  /** The path, where the text is one and nothing else. */
  readonly path: string | undefined
}

const PATH = /^[A-Za-z_]\w*(?:\.[\w-]+)*$/

/**
 * Compiles what may be a field or a template: a bare path whose first name is among `names` is read as that field, so that
 * `question` means `{{question}}`.
 */
export function compileFieldOrTemplate(text: string, names: readonly string[]): ReadTemplate {
  const root = text.split('.', 1)[0] ?? text
  const path = PATH.test(text) && names.includes(root) ? text : undefined
  return { ...compileTemplate(path === undefined ? text : `{{${path}}}`), path }
}
