/** How a candidate ends. Every candidate ends as exactly one of four; until then it is pending. */

/** The states of a candidate; all but `pending` are final within an epoch. */
export const dispositionStates = ['pending', 'accepted', 'rejected', 'failed', 'cancelled'] as const

/** One state of a candidate. */
export type DispositionState = (typeof dispositionStates)[number]

/** A state with its reason code; `stage` says who decided (a verifier, a refiner, the method, the goal). */
export interface Disposition {
  readonly state: DispositionState
  readonly reason: string | null
  readonly by: string | null
}

/** Numbers of candidates by state. `planned` is counted when tasks are planned, the others when they end. */
export interface Conservation {
  readonly planned: number
  readonly accepted: number
  readonly rejected: number
  readonly failed: number
  readonly cancelled: number
  readonly pending: number
}

/** Whether planned = accepted + rejected + failed + cancelled + pending (DESIGN law 3). */
export function isConserved(counts: Conservation): boolean {
  const ended = counts.accepted + counts.rejected + counts.failed + counts.cancelled
  return counts.planned === ended + counts.pending && counts.pending >= 0
}
