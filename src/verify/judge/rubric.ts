/** A rubric: what is asked about a record, on which scale or with which labels, and what passes. */

import { z } from 'zod'

const passRule = z
  .union([z.string(), z.number(), z.array(z.string()).min(1)])
  .optional()
  .describe('What passes: "score >= 4" (or just 4) on a scale, a list of labels else.')

/** A rubric as people write it. */
export const rubricSchema = z
  .strictObject({
    name: z.string().min(1).describe('Short name, shown in the evidence.'),
    question: z.string().min(1).describe('What the judge is asked about each record.'),
    scale: z
      .record(z.string(), z.string())
      .optional()
      .describe('Points of a scale with what each means; those between may be given too.'),
    labels: z
      .record(z.string().min(1), z.string())
      .optional()
      .describe('Labels with what each means, instead of a scale.'),
    pass: passRule,
  })
  .check(({ value, issues }) => {
    const { scale, labels, pass } = value
    const say = (path: string, message: string): void => {
      issues.push({ code: 'custom', input: value, path: [path], message })
    }
    if (scale !== undefined && labels !== undefined) return say('labels', 'Give a scale or labels, not both.')
    if (Object.keys(scale ?? {}).some((point) => !/^-?\d{1,3}$/.test(point))) {
      return say('scale', 'Name the points of a scale by whole numbers.')
    }
    if (scale !== undefined && Object.keys(scale).length < 2)
      return say('scale', 'A scale needs two points at least.')
    if (labels !== undefined && Object.keys(labels).length < 2)
      return say('labels', 'Two labels are needed at least.')
    if (Array.isArray(pass)) {
      const stranger = pass.find((label) => labels === undefined || !Object.hasOwn(labels, label))
      if (stranger !== undefined) say('pass', `"${stranger}" is none of the labels.`)
    } else if (pass !== undefined && leastOf(pass) === undefined) {
      say('pass', `"${pass}" is no rule; write "score >= 4", or a list of labels.`)
    } else if (pass !== undefined && scale === undefined) {
      say('pass', 'A least score needs a scale.')
    }
  })

/** A rubric after reading. */
export type Rubric = z.output<typeof rubricSchema>

/** How the judge answers: a whole number of a scale, or one of some labels. */
export type Marking =
  | {
      readonly kind: 'score'
      readonly min: number
      readonly max: number
      /** Scores from here on pass. */
      readonly atLeast: number
      readonly points: readonly Described[]
    }
  | {
      readonly kind: 'label'
      readonly labels: readonly Described[]
      readonly passing: readonly string[]
    }

/** A point of a scale or a label, with what it means. */
export interface Described {
  readonly name: string
  readonly meaning: string
}

/**
 * How a rubric is answered and what passes. `atLeast` overrides the rubric's rule.
 *
 * Out: words for what is missing or does not fit, where the rubric cannot be used.
 */
export function markingOf(rubric: Rubric, atLeast: number | undefined): Marking | string {
  const { scale, labels, pass } = rubric
  if (labels !== undefined) {
    if (atLeast !== undefined)
      return `The rubric "${rubric.name}" has labels, so that no least score applies.`
    if (!Array.isArray(pass)) return `The rubric "${rubric.name}" does not say which labels pass.`
    return { kind: 'label', labels: described(labels), passing: pass }
  }
  if (scale === undefined) return `The rubric "${rubric.name}" has neither a scale nor labels.`
  const numbers = Object.keys(scale).map(Number)
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)]
  const least = atLeast ?? (Array.isArray(pass) || pass === undefined ? undefined : leastOf(pass))
  if (least === undefined)
    return `The rubric "${rubric.name}" does not say from which score on a record passes.`
  if (least <= min || least > max)
    return `A least score of ${least} tells nothing apart on a scale from ${min} to ${max}.`
  const points = described(scale).sort((left, right) => Number(left.name) - Number(right.name))
  return { kind: 'score', min, max, atLeast: least, points }
}

function described(table: Readonly<Record<string, string>>): Described[] {
  return Object.entries(table).map(([name, meaning]) => ({ name, meaning }))
}

function leastOf(pass: string | number): number | undefined {
  if (typeof pass === 'number') return pass
  const found = /^\s*(?:score\s*)?(?:>=|≥|at least)?\s*(-?\d+(?:\.\d+)?)\s*$/i.exec(pass)
  return found === null ? undefined : Number(found[1])
}
