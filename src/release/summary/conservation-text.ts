/** The conservation line: every candidate that was planned ended as something. */

import type { Conservation } from '../../record/disposition.js'
import { countText } from './number-text.js'

/** `4,812 planned = 2,000 accepted + 2,700 rejected + 0 failed + 112 cancelled + 0 pending`. */
export function conservationText(counts: Conservation): string {
  const { planned, accepted, rejected, failed, cancelled, pending } = counts
  const endings = { accepted, rejected, failed, cancelled, pending }
  const sum = Object.entries(endings).map(([state, count]) => `${countText(count)} ${state}`)
  return `${countText(planned)} planned = ${sum.join(' + ')}`
}
