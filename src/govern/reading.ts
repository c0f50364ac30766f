/** `reading("id")`: the value and interval that a metric of the recipe read. */

import { z } from 'zod'
import { defineQuantity } from '../contract/quantity.js'

/** The reading of a metric by the id under which the recipe measures it; unknown when it could not be measured. */
export const reading = defineQuantity({
  id: 'reading',
  version: 1,
  summary: 'The reading of a metric of the recipe, by its id.',
  source: { title: 'Cupel DESIGN §6' },
  needs: [],
  options: z.strictObject({}),
  names: (known) => known.readings,
  compute(facts, name) {
    const found = facts.readings.get(name)
    if (found === undefined) return { unknown: `no reading "${name}" was made` }
    if (found.status === 'unavailable') return { unknown: `"${name}" could not be measured: ${found.detail}` }
    const examples = found.examples?.flatMap((example) => example.records).slice(0, 10) ?? []
    return { value: found.value, interval: found.interval, examples }
  },
})
