/** Fields of kind `embed`: the vector of a text. */

import type { ModelPort } from '../../model/port.js'
import type { Refusal } from '../../contract/method.js'
import { compileFieldOrTemplate, type ReadTemplate } from '../prompting/template.js'
import { checkNames, type PromptPlace } from '../prompting/template-option.js'
import type { EmbedOptions } from './lookup-schema.js'
import type { Producer } from './producer.js'

/**
 * Compiles `embed`: a list of numbers. Equal texts have one recorded answer.
 *
 * Throws: RecipeError `unknown-field`, also for a text without any slot that is no field. Refuses rows as `missing-value`,
 *         `request-refused` and `bad-answer`.
 */
export function compileEmbed(options: EmbedOptions, place: PromptPlace): Producer {
  const text = compileRead(options.text, place)
  return {
    reads: text.roots,
    paths: text.paths,
    outside: 'model',
    async produce({ values, ports }) {
      const rendered = text.render(values)
      if ('refused' in rendered) return rendered
      const found = await embedTexts(ports.model(options.model), [rendered.text], options.dimensions)
      return 'refused' in found ? found : { value: [...(found.vectors[0] ?? [])] }
    },
  }
}

/** Compiles a text that has to read something: a field or a template with slots. Throws RecipeError `unknown-field`. */
export function compileRead(text: string, place: PromptPlace): ReadTemplate {
  const template = compileFieldOrTemplate(text, place.names)
  checkNames(template.roots.length === 0 ? [text] : template.roots, place)
  return template
}

/** Vectors of texts, one for each and all of one length above 0; refused as `request-refused` or `bad-answer` otherwise. */
export async function embedTexts(
  model: ModelPort,
  texts: readonly string[],
  dimensions?: number,
): Promise<{ readonly vectors: readonly (readonly number[])[] } | Refusal> {
  const answer = await model.embed({ texts, ...(dimensions === undefined ? {} : { dimensions }) })
  const { fault, detail, vectors } = answer
  if (fault !== undefined) return { refused: fault, detail: detail ?? 'the endpoint gave no vectors' }
  const length = vectors[0]?.length ?? 0
  if (vectors.length === texts.length && length > 0 && vectors.every((vector) => vector.length === length)) {
    return { vectors }
  }
  const lengths = [...new Set(vectors.map((vector) => vector.length))].join(', ')
  const found = `${vectors.length} vectors of ${lengths || 'no'} numbers for ${texts.length} texts`
  return { refused: 'bad-answer', detail: `the endpoint gave ${found}` }
}
