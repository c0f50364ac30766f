/** Compiles the options of `fields`: every field a producer, in the order of computation. */

import { compileCel, firstLine } from '../../algo/expression/cel-expression.js'
import { isCupelError, messageOf, RecipeError } from '../../base/errors.js'
import { nameHint } from '../../base/nearest.js'
import { compileSample } from './sampler.js'
import type { FieldOptions, FieldsOptions } from './field-schema.js'
import { orderFields } from './order-fields.js'
import type { Producer } from './producer.js'
import type { OptionFiles } from '../../contract/plug-in.js'
import { compileFunction } from './user-function.js'

/** A field by name. */
export interface CompiledField {
  readonly name: string
  readonly hidden: boolean
  readonly producer: Producer
}

/** Fields in the order of computation. */
export interface CompiledFields {
  readonly fields: readonly CompiledField[]
  readonly byName: ReadonlyMap<string, Producer>
  /** Names of the fields that the record shows, in the order of the recipe. */
  readonly shown: readonly string[]
  readonly readsSource: boolean
}

/**
 * Compiles fields.
 *
 * Throws: RecipeError `unknown-field`, `bad-expression`, `field-cycle`, `missing-file`; `details.path` is the place
 *         within the options, such as `fields.total.expr`.
 */
export function compileFields({ fields }: FieldsOptions, files: OptionFiles): CompiledFields {
  const names = Object.keys(fields)
  const byName = new Map(
    names.map((name): [string, Producer] => [
      name,
      compileField(name, fields[name] as FieldOptions, names, files),
    ]),
  )
  for (const [name, producer] of byName) checkReads(name, producer, names)
  const order = orderFields(new Map([...byName].map(([name, producer]) => [name, producer.reads])))
  return {
    byName,
    fields: order.map((name) => ({
      name,
      hidden: fields[name]?.hidden ?? false,
      producer: byName.get(name) as Producer,
    })),
    shown: names.filter((name) => fields[name]?.hidden !== true),
    readsSource: [...byName.values()].some((producer) => producer.reads.includes('source')),
  }
}

function compileField(
  name: string,
  field: FieldOptions,
  names: readonly string[],
  files: OptionFiles,
): Producer {
  if (field.sample !== undefined) return compileSample(field.sample)
  if (field.fn !== undefined) return compileFunction(name, field.fn, field.reads ?? [], files)
  return compileExpression(name, field.expr ?? '', names)
}

function compileExpression(name: string, expression: string, names: readonly string[]): Producer {
  const compiled = atPlace(`fields.${name}.expr`, () => compileCel(expression, [...names, 'source']))
  return {
    reads: compiled.reads,
    produce: ({ values }) => {
      try {
        return { value: compiled.evaluate(values) }
      } catch (thrown) {
        return {
          refused: 'expression-failed',
          detail: `fields.${name}.expr: ${firstLine(messageOf(thrown))}`,
        }
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

function checkReads(name: string, { reads }: Producer, names: readonly string[]): void {
  const unknown = reads.find((read) => read !== 'source' && !names.includes(read))
  if (unknown === undefined) return
  throw new RecipeError('unknown-field', {
    message: `fields.${name} reads "${unknown}", which is no field.`,
    hint: nameHint(unknown, [...names, 'source']),
    details: { path: `fields.${name}`, name: unknown },
  })
}
