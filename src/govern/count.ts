/** `count("accepted")`: how many candidates ended in a state, or how many records are released. */

import { z } from 'zod'
import { defineQuantity } from '../contract/quantity.js'
import { exactInterval } from '../record/reading.js'

const NAMES = ['planned', 'accepted', 'rejected', 'failed', 'cancelled', 'pending', 'released']

/** Number of candidates by state, from the ledger; `released` counts the records of the release, mixed-in rows too. */
export const count = defineQuantity({
  id: 'count',
  version: 1,
  summary: 'Number of candidates by state, or of released records.',
  source: { title: 'Cupel DESIGN §3, law 3' },
  needs: [],
  options: z.strictObject({}),
  names: () => NAMES,
  compute(facts, name) {
    const all = new Map<string, number>(Object.entries({ ...facts.counts, released: facts.released }))
    const value = all.get(name)
    return value === undefined
      ? { unknown: `"${name}" is no state` }
      : { value, interval: exactInterval(value) }
  },
})
