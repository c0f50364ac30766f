/** The keys that a zod schema knows at a path, for hints about mistyped keys. */

import type { z } from 'zod'

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly innerType?: z.core.$ZodType
  readonly element?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly in?: z.core.$ZodType
  readonly options?: readonly z.core.$ZodType[]
}

/** Keys of the objects that may stand at a path; empty where any key may stand. */
export function knownKeysAt(schema: z.core.$ZodType, path: readonly (string | number)[]): string[] {
  const found = path.reduce<readonly z.core.$ZodType[]>(
    (at, part) => at.flatMap((one) => descend(one, part)),
    [schema],
  )
  return [
    ...new Set(
      found.flatMap((one) => unwrap(one)).flatMap((one) => Object.keys(definitionOf(one).shape ?? {})),
    ),
  ]
}

function descend(schema: z.core.$ZodType, part: string | number): z.core.$ZodType[] {
  return unwrap(schema).flatMap((one) => {
    const definition = definitionOf(one)
    const { shape, element, valueType } = definition
    const key = String(part)
    const next = shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : (element ?? valueType)
    return next === undefined ? [] : [next]
  })
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const definition = definitionOf(schema)
  if (definition.options !== undefined) return definition.options.flatMap((option) => unwrap(option))
  const inner = definition.innerType ?? definition.in
  return inner === undefined ? [schema] : unwrap(inner)
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition
}
