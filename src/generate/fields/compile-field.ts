/** Compiles one field of any kind into a producer. */

import { compileCel, firstLine } from '../../algo/expression/cel-expression.js'
import { isCupelError, messageOf, RecipeError } from '../../base/errors.js'
import type { Shelf } from '../prompting/shelf.js'
import { type PromptPlace, within } from '../prompting/template-option.js'
import { compileEmbed } from './embed-field.js'
import { type FieldKind, type FieldOptions, KINDS } from './field-schema.js'
import { compileMessages } from './messages-field.js'
import { compileCode, compileJson, compileText } from './model-field.js'
import { textOptions } from './model-schema.js'
import type { Producer } from './producer.js'
import { compileRetrieve } from './retrieve-field.js'
import { compileSample } from './sampler.js'
import { compileFunction } from './user-function.js'

/** The kind of a field. In: options that the schema took. */
export function kindOf(field: FieldOptions): FieldKind {
  return KINDS.find((kind) => field[kind] !== undefined) ?? 'expr'
}

/**
 * Compiles a field; `place` is where it stands: `fields.answer`.
 *
 * Throws: RecipeError with `details.path`, as the compilers of the kinds say.
 */
export function compileField(name: string, field: FieldOptions, place: PromptPlace, shelf: Shelf): Producer {
  const { sample, text, json, code, messages, embed, retrieve, fn } = field
  const at = within(place, kindOf(field))
  if (sample !== undefined) return compileSample(sample)
  if (text !== undefined) {
    const producer = compileText(textOptions(text), at, shelf, typeof text === 'string' ? at : undefined)
    return naming(place, producer)
  }
  if (json !== undefined) return naming(place, compileJson(json, name, at, shelf))
  if (code !== undefined) return naming(place, compileCode(code, at, shelf))
  if (messages !== undefined) return naming(place, compileMessages(messages, at, shelf))
  if (embed !== undefined) return naming(place, compileEmbed(embed, within(at, 'text')))
  if (retrieve !== undefined) return naming(place, compileRetrieve(retrieve, at, shelf))
  if (fn !== undefined) return compileFunction(name, fn, field.reads ?? [], place.files)
  return compileExpression(field.expr ?? '', at)
}

/** The producer with its field named in the details of refusals. */
function naming({ path }: PromptPlace, producer: Producer): Producer {
  return {
    ...producer,
    async produce(context) {
      const outcome = await producer.produce(context)
      if (!('refused' in outcome)) return outcome
      return { refused: outcome.refused, detail: `${path}: ${outcome.detail ?? ''}` }
    },
  }
}

function compileExpression(expression: string, { path, names }: PromptPlace): Producer {
  const compiled = atPlace(path, () => compileCel(expression, names))
  return {
    reads: compiled.reads,
    produce: ({ values }) => {
      try {
        return { value: compiled.evaluate(values) }
      } catch (thrown) {
        return { refused: 'expression-failed', detail: `${path}: ${firstLine(messageOf(thrown))}` }
      }
    },
  }
}

function atPlace<T>(path: string, compile: () => T): T {
  try {
    return compile()
  } catch (thrown) {
    if (!isCupelError(thrown)) throw thrown
    throw new RecipeError(thrown.code, {
      message: `${path}: ${thrown.message}`,
      ...(thrown.hint === undefined ? {} : { hint: thrown.hint }),
      details: { ...thrown.details, path },
      cause: thrown,
    })
  }
}
