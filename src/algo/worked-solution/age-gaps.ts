/** Years between the ages of parents and children: they stay what nature allows when literals vary. */

import type { Program } from './program.js'
import { quantityKinds } from './quantity-kinds.js'

/** Two quantities, the younger one first, and the years that may lie between them. Quantities as in `unitCeilings`. */
export interface AgeGap {
  readonly younger: number
  readonly older: number
  readonly leastYears: number
  readonly mostYears: number
}

const AGE =
  /\b(?:years?[ -]old|years? (?:older|younger)|how (?:old|young)|how much (?:older|younger)|aged?|ages|birthdays?|twice as old|times as old)\b/i
const PARENT = /\b(?:mothers?|fathers?|mom|mum|dad|mommy|daddy|parents?|sons?|daughters?)\b/i
const GRANDPARENT = /\bgrand(?:mothers?|fathers?|ma|pa|mom|dad|parents?|sons?|daughters?|child|children)\b/i
const OLDEST = 110
const PARENT_YEARS = [16, 45] as const
const GRANDPARENT_YEARS = [34, 85] as const

/**
 * The gaps of a program whose question speaks of ages and of parents or grandparents; else none.
 *
 * Edge: every two quantities up to 110 whose distance could be that of parent and child (16 to 45 years) or of
 *       grandparent and grandchild (34 to 85) keep such a distance; money and percentages are left out. Our own bounds;
 *       coincidences cost variety, never truth.
 * Cost: O(quantities²).
 */
export function ageGaps(program: Program): AgeGap[] {
  if (!AGE.test(program.question)) return []
  const hasParent = PARENT.test(program.question)
  const hasGrandparent = GRANDPARENT.test(program.question)
  if (!hasParent && !hasGrandparent) return []
  const kinds = quantityKinds(program)
  const values = [...program.literals, ...program.steps].map(({ value }) => value.valueOf())
  const ages = [...values.keys()].filter(
    (index) => kinds[index] !== 'money' && kinds[index] !== 'percent' && (values[index] ?? 0) <= OLDEST,
  )
  const bounds = [...(hasGrandparent ? [GRANDPARENT_YEARS] : []), ...(hasParent ? [PARENT_YEARS] : [])]
  return ages.flatMap((younger) =>
    ages.flatMap((older) => {
      const years = (values[older] ?? 0) - (values[younger] ?? 0)
      const bound = bounds.find(([least, most]) => years >= least && years <= most)
      return bound === undefined ? [] : [{ younger, older, leastYears: bound[0], mostYears: bound[1] }]
    }),
  )
}
