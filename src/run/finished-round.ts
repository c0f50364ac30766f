/** Rounds that are complete, as the ledger keeps them. */

import { isJsonObject } from '../base/canonical-json.js'
import type { Ledger } from '../store/ledger.js'

/** How a round of a step ended. */
export interface FinishedRound {
  readonly tasks: number
  readonly drafts: number
  readonly isExhausted: boolean
  readonly isFull: boolean
}

/** Before the first round. */
export const NO_ROUND: FinishedRound = { tasks: 0, drafts: 0, isExhausted: false, isFull: false }

/** Finished rounds of a step, in order, those of earlier processes included. */
export function finishedRounds({ state }: Ledger, step: number): FinishedRound[] {
  return state.valuesOf('round-generated').flatMap((fact) => {
    const isOurs = isJsonObject(fact) && fact.step === step
    return isOurs ? [fact as unknown as FinishedRound] : []
  })
}
