/** `share("synthetic")`: the share of the release that has an origin, or comes from a step or source. */

import { z } from 'zod'
import { defineQuantity } from '../contract/quantity.js'
import { exactInterval } from '../record/reading.js'

/** Share of the released records by origin (`real`, `synthetic`) or by the id of a step or source; a full count. */
export const share = defineQuantity({
  id: 'share',
  version: 1,
  summary: 'Share of the released records by origin, step or source.',
  source: { title: 'Cupel DESIGN §6' },
  needs: [],
  options: z.strictObject({}),
  names: (known) => known.origins,
  compute(facts, name) {
    if (facts.released === 0) return { unknown: 'nothing would be released' }
    const value = (facts.members.get(name) ?? 0) / facts.released
    return { value, interval: exactInterval(value) }
  },
})
