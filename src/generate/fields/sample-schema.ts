/** The options of `sample`: one schema for each kind of drawn value, with errors that say which kinds exist. */

import { z } from 'zod'
import { dateRange, granularities, parseMoment } from '../../algo/sampling/date-range.js'
import { gridSize } from '../../algo/sampling/grid.js'
import { cultures } from '../../algo/sampling/person-names.js'
import { sexes } from '../../algo/sampling/person.js'
import { massBetween } from '../../algo/sampling/truncated-normal.js'
import { category, weighted } from './category-schema.js'

const decimals = z
  .int()
  .min(0)
  .max(12)
  .describe('Digits after the point, 0 to 12; absent for all of a double.')
const lowest = z.number().optional().describe('Smallest value, included; absent for no bound.')
const highest = z.number().optional().describe('Largest value, included; absent for no bound.')

/** Least probability that the bounds of a normal or lognormal field may leave; ours, so that rounding never decides. */
const LEAST_MASS = 1e-9

const uniform = z
  .strictObject({
    kind: z.literal('uniform'),
    min: z.number().describe('Smallest value, included.'),
    max: z.number().describe('Largest value, included.'),
    decimals: decimals.optional(),
  })
  .refine((sample) => sample.min <= sample.max, { path: ['min'], message: 'min is above max.' })
  .refine((sample) => sample.decimals === undefined || hasPoint(sample.min, sample.max, sample.decimals), {
    path: ['decimals'],
    message: 'No number with so few decimals lies between min and max.',
  })

const integer = z
  .strictObject({
    kind: z.literal('integer'),
    min: z.int().describe('Smallest value, included.'),
    max: z.int().describe('Largest value, included.'),
  })
  .refine((sample) => sample.min <= sample.max, { path: ['min'], message: 'min is above max.' })

const normal = z
  .strictObject({
    kind: z.literal('normal'),
    mean: z.number().describe('Mean before the bounds cut.'),
    deviation: z.number().positive().describe('Standard deviation before the bounds cut.'),
    min: lowest,
    max: highest,
    decimals: decimals.optional(),
  })
  .check((context) => checkBounds(context, context.value.mean, context.value.deviation, (bound) => bound))

const lognormal = z
  .strictObject({
    kind: z.literal('lognormal'),
    median: z
      .number()
      .positive()
      .describe('Median before the bounds cut, that is e to the mean of the logarithm.'),
    deviation: z.number().positive().describe('Standard deviation of the natural logarithm.'),
    min: lowest,
    max: highest,
    decimals: decimals.optional(),
  })
  .check((context) => {
    checkBounds(context, Math.log(context.value.median), context.value.deviation, (bound) =>
      Math.log(Math.max(0, bound)),
    )
  })

const poisson = z
  .strictObject({
    kind: z.literal('poisson'),
    mean: z.number().positive().max(1e9).describe('Mean before the bounds cut.'),
    min: z.int().nonnegative().default(0).describe('Smallest count, included.'),
    max: z.int().nonnegative().optional().describe('Largest count, included; absent for no bound.'),
  })
  .refine((sample) => sample.max === undefined || sample.min <= sample.max, {
    path: ['min'],
    message: 'min is above max.',
  })

const moment = z.string().refine((text) => parseMoment(text) !== undefined, {
  error: (issue) => `"${issue.input}" is no date; write 2026-03-31 or 2026-03-31T18:00:00Z.`,
})

const date = z
  .strictObject({
    kind: z.literal('date'),
    from: moment.describe('First day, or moment in UTC.'),
    to: moment.describe('Last day (to its end), or moment in UTC.'),
    granularity: z
      .enum(granularities)
      .default('day')
      .describe('How fine: 2026, 2026-03, 2026-03-31 or 2026-03-31T18:00:00Z.'),
  })
  .refine((sample) => dateRange(sample.from, sample.to, sample.granularity) !== undefined, {
    path: ['to'],
    message: 'No such unit of time lies between from and to.',
    when: ({ issues }) => issues.length === 0,
  })

const person = z
  .strictObject({
    kind: z.literal('person'),
    cultures: z
      .array(z.enum(cultures))
      .min(1)
      .default([...cultures])
      .describe('Where the names come from.'),
    sexes: z
      .array(z.enum(sexes))
      .min(1)
      .default([...sexes])
      .describe('Sexes that the names shall fit.'),
    minAge: z.int().min(0).max(120).default(18).describe('Youngest age in years, included.'),
    maxAge: z.int().min(0).max(120).default(90).describe('Oldest age in years, included.'),
  })
  .refine((sample) => sample.minAge <= sample.maxAge, {
    path: ['minAge'],
    message: 'minAge is above maxAge.',
  })

const template = z.strictObject({
  kind: z.literal('template'),
  text: z.string().describe('Text with {{field}} or {{field.part}} where other fields are put in.'),
})

const constant = z.strictObject({
  kind: z.literal('constant'),
  value: z.json().describe('Any JSON value, the same in every row.'),
})

const kinds = [
  category,
  weighted,
  uniform,
  integer,
  normal,
  lognormal,
  poisson,
  date,
  person,
  template,
  constant,
] as const

/** Names of the kinds of samples, in the order of the documentation. */
export const sampleKinds: readonly string[] = kinds.map((kind) => kind.shape.kind.value)

/** Any sample; the error for another kind lists those that exist. */
export const sampleSchema = z.discriminatedUnion('kind', kinds, {
  error: (issue) => {
    if (issue.code !== 'invalid_union') return undefined
    const given = (issue.input as { kind?: unknown } | undefined)?.kind
    const what =
      given === undefined ? 'A sample needs a kind' : `There is no kind of sample "${String(given)}"`
    return `${what}; the kinds are ${sampleKinds.join(', ')}.`
  },
})

/** A sample after defaults. */
export type Sample = z.output<typeof sampleSchema>

/** One kind of sample. */
export type SampleOf<Kind extends Sample['kind']> = Extract<Sample, { kind: Kind }>

interface Bounded {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly decimals?: number | undefined
}

function checkBounds(
  context: z.core.ParsePayload<Bounded>,
  mean: number,
  deviation: number,
  toScale: (bound: number) => number,
): void {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, decimals: places } = context.value
  const say = (field: string, message: string) =>
    context.issues.push({ code: 'custom', input: context.value, path: [field], message })
  if (min > max) say('min', 'min is above max.')
  else if (massBetween({ mean, deviation, min: toScale(min), max: toScale(max) }) < LEAST_MASS) {
    say('min', 'The bounds leave less than a billionth of the distribution.')
  } else if (
    places !== undefined &&
    Number.isFinite(min) &&
    Number.isFinite(max) &&
    !hasPoint(min, max, places)
  ) {
    say('decimals', 'No number with so few decimals lies between min and max.')
  }
}

function hasPoint(min: number, max: number, places: number): boolean {
  return gridSize({ min, max, decimals: places }) > 0
}
